"use strict";
(function () {
  var doc = document;
  /* Unfold what a link points into, and everything before printing. */
  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1)), at = id && doc.getElementById(id);
    for (var up = at; up; up = up.parentElement) { if (up.tagName === "DETAILS") { up.open = true; } }
    if (at) { at.scrollIntoView(); }
  }
  addEventListener("hashchange", reveal);
  if (location.hash) { reveal(); }
  addEventListener("beforeprint", function () {
    doc.querySelectorAll("details:not([open]):not(.cite)").forEach(function (d) { d.open = true; d.dataset.printed = "1"; });
  });
  addEventListener("afterprint", function () {
    doc.querySelectorAll("details[data-printed]").forEach(function (d) { d.open = false; delete d.dataset.printed; });
  });
  /* j and k step through the changes, as the arrows beside each change do. */
  addEventListener("keydown", function (e) {
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) { return; }
    if (e.key !== "j" && e.key !== "k") { return; }
    var all = Array.prototype.slice.call(doc.querySelectorAll(".ch"));
    var at = all.findIndex(function (c) { return c.id === location.hash.slice(1); });
    var to = all[e.key === "j" ? at + 1 : Math.max(at - 1, 0)];
    if (to) { location.hash = to.id; var link = to.querySelector(".perm"); if (link) { link.focus({ preventScroll: true }); } }
  });
  /* Search in a list: rows whose words hold all words typed. */
  doc.querySelectorAll("[data-search]").forEach(function (box) {
    box.hidden = false;
    var input = box.querySelector("input"), status = box.querySelector("[role=status]");
    var rows = Array.prototype.slice.call(doc.querySelectorAll(box.dataset.search));
    input.addEventListener("input", function () {
      var words = input.value.toLowerCase().split(/\s+/).filter(Boolean), n = 0;
      rows.forEach(function (row) {
        var text = row.textContent.toLowerCase();
        row.hidden = !words.every(function (w) { return text.indexOf(w) >= 0; });
        if (!row.hidden) { n += 1; }
      });
      status.textContent = status.dataset.says.replace("#", n);
    });
  });
})();
