"""``reportdiff add``, ``build``, ``history`` and ``check``: a library of reports and what is made of it."""
