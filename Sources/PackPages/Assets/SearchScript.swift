/// The script that searches the site: it works from a folder, without a server.
enum SearchScript {
  static let text = #"""
    "use strict";
    (function () {
      var form = document.getElementById("search");
      if (!form) { return; }
      var input = document.getElementById("query");
      var list = document.getElementById("results");
      var found = document.getElementById("found");
      var index = null;
      var isLoading = false;
      form.hidden = false;

      window.packSearch = function (data) {
        index = data;
        index.names = Object.keys(data.terms);
        search();
      };

      function load() {
        if (index || isLoading) { return; }
        isLoading = true;
        var script = document.createElement("script");
        script.src = form.dataset.index;
        document.head.appendChild(script);
      }

      // Latin words, and each two neighbouring characters of Chinese, as in the index.
      function terms(text) {
        var result = [];
        var runs = text.toLowerCase().match(/[a-z0-9]+|[\u3007\u3400-\u9fff\uf900-\ufaff]+/g) || [];
        runs.forEach(function (run) {
          if (/[a-z0-9]/.test(run) || run.length === 1) { result.push(run); return; }
          for (var i = 0; i + 1 < run.length; i++) { result.push(run.slice(i, i + 2)); }
        });
        return result;
      }

      function unpack(text, into) {
        var number = 0;
        text.split(" ").forEach(function (step) {
          number += parseInt(step, 36);
          into[number] = true;
        });
      }

      function pages(term) {
        var result = {};
        if (/[a-z0-9]/.test(term)) {
          index.names.forEach(function (name) {
            if (name.indexOf(term) === 0) { unpack(index.terms[name], result); }
          });
        } else if (Object.prototype.hasOwnProperty.call(index.terms, term)) {
          unpack(index.terms[term], result);
        }
        return result;
      }

      function matches(query) {
        var wanted = terms(query);
        if (!wanted.length) { return []; }
        var sets = wanted.map(pages);
        var scores = {};
        sets.forEach(function (set) {
          var size = Object.keys(set).length;
          Object.keys(set).forEach(function (page) {
            scores[page] = (scores[page] || 0) + 1 + 1 / (1 + size);
          });
        });
        var least = wanted.length <= 2 ? wanted.length : Math.ceil(wanted.length * 0.7);
        var text = query.trim().toLowerCase();
        return Object.keys(scores).filter(function (page) {
          return Math.floor(scores[page] + 1e-9) >= least;
        }).map(function (page) {
          var title = index.pages[page][1].toLowerCase();
          var bonus = title === text ? 20 : title.indexOf(text) >= 0 ? 10 : 0;
          wanted.forEach(function (term) { if (title.indexOf(term) >= 0) { bonus += 2; } });
          if (/\/(clauses|rules|procedures)\//.test(index.pages[page][0])) { bonus += 2; }
          if (/\/tests\//.test(index.pages[page][0])) { bonus -= 2; }
          return { page: index.pages[page], score: scores[page] + bonus, number: Number(page) };
        }).sort(function (a, b) { return b.score - a.score || a.number - b.number; });
      }

      function line(page) {
        var item = document.createElement("li");
        var link = document.createElement("a");
        var about = document.createElement("span");
        link.href = form.dataset.top + page[0];
        link.textContent = page[1];
        about.textContent = page[2];
        item.appendChild(link);
        item.appendChild(about);
        return item;
      }

      function search() {
        list.textContent = "";
        found.textContent = "";
        var query = input.value;
        list.hidden = !query.trim();
        if (!index || list.hidden) { return; }
        var all = matches(query);
        all.slice(0, 30).forEach(function (match) { list.appendChild(line(match.page)); });
        found.textContent = all.length ? all.length + " " + form.dataset.found : form.dataset.none;
        if (!all.length) {
          var none = document.createElement("li");
          none.textContent = form.dataset.none;
          list.appendChild(none);
        }
      }

      input.addEventListener("focus", load);
      input.addEventListener("input", function () { load(); search(); });
      form.addEventListener("submit", function (event) {
        event.preventDefault();
        var first = list.querySelector("a");
        if (first) { first.click(); }
      });
      form.addEventListener("keydown", function (event) {
        if (event.key === "Escape") { input.value = ""; search(); input.focus(); return; }
        if (event.key !== "ArrowDown" && event.key !== "ArrowUp") { return; }
        var stops = [input].concat(Array.prototype.slice.call(list.querySelectorAll("a")));
        var here = stops.indexOf(document.activeElement);
        var next = here + (event.key === "ArrowDown" ? 1 : -1);
        if (here < 0 || next < 0 || next >= stops.length) { return; }
        event.preventDefault();
        stops[next].focus();
      });
      document.addEventListener("keydown", function (event) {
        if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) { return; }
        if (document.activeElement === input) { return; }
        event.preventDefault();
        input.focus();
      });
      document.addEventListener("click", function (event) {
        if (!form.contains(event.target)) { list.hidden = true; }
      });
      if (input.value) { load(); }
    }());

    """#
}
