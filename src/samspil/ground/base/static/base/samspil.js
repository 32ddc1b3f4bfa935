// The little that a browser adds. Every page works without it.
(function () {
  "use strict";

  if (window.htmx) {
    htmx.config.includeIndicatorStyles = false;
    htmx.config.allowEval = false;
    htmx.config.allowScriptTags = false;
    htmx.config.selfRequestsOnly = true;
    htmx.config.historyCacheSize = 0;
    htmx.config.scrollBehavior = "auto";
  }

  // A button that prints is of no use without script, so it is shown only here.
  function showPrintButtons(root) {
    root.querySelectorAll("[data-print][hidden]").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () { window.print(); });
    });
  }

  // What could not be sent is read first.
  function goToErrors(root) {
    var errors = root.querySelector("[data-errors]");
    if (errors) errors.focus();
  }

  // Print opens every fold, for browsers whose print sheet cannot, and closes them again.
  var opened = [];
  window.addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll("main details:not([open])"));
    opened.forEach(function (each) { each.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (each) { each.open = false; });
    opened = [];
  });

  // The phone menu closes with Escape, and the focus returns to its button.
  document.addEventListener("keydown", function (event) {
    var fold = event.key === "Escape" && event.target.closest && event.target.closest(".navfold[open]");
    if (!fold) return;
    fold.open = false;
    fold.querySelector("summary").focus();
  });

  document.addEventListener("DOMContentLoaded", function () {
    showPrintButtons(document);
    goToErrors(document);
  });
  document.addEventListener("htmx:afterSwap", function (event) {
    showPrintButtons(event.target);
    goToErrors(event.target);
  });
})();
