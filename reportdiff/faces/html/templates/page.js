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
    doc.querySelectorAll("details:not([open]):not(.tools>details)").forEach(function (d) { d.open = true; d.dataset.printed = "1"; });
  });
  addEventListener("afterprint", function () {
    doc.querySelectorAll("details[data-printed]").forEach(function (d) { d.open = false; delete d.dataset.printed; });
  });
  doc.querySelectorAll("[data-script]").forEach(function (one) { one.hidden = false; });
  /* Alt with an arrow steps through the changes, as the links under each change do. */
  addEventListener("keydown", function (e) {
    if (!e.altKey || e.ctrlKey || e.metaKey || (e.key !== "ArrowDown" && e.key !== "ArrowUp")) { return; }
    var all = Array.prototype.slice.call(doc.querySelectorAll(".ch")).filter(function (c) { return c.offsetParent; });
    var at = all.findIndex(function (c) { return c.id === location.hash.slice(1); });
    var to = all[e.key === "ArrowDown" ? at + 1 : Math.max(at - 1, 0)];
    if (to) { e.preventDefault(); location.hash = to.id; to.querySelector(".tools a").focus({ preventScroll: true }); }
  });
  /* A button that copies an opened citation. */
  doc.addEventListener("toggle", function (e) {
    var cite = e.target;
    if (!cite.open || !cite.matches(".tools>details") || cite.querySelector("button")) { return; }
    var button = doc.createElement("button"), text = cite.querySelector("pre"), says = doc.body.dataset;
    button.type = "button";
    button.textContent = says.copy;
    button.addEventListener("click", function () {
      var done = function () { button.textContent = says.copied; };
      if (navigator.clipboard) { navigator.clipboard.writeText(text.textContent).then(done, function () { pick(text); }); } else { pick(text); }
    });
    cite.appendChild(button);
  }, true);
  function pick(text) {
    var range = doc.createRange();
    range.selectNodeContents(text);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
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
