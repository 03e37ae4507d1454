"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (id) => document.getElementById(id);
  const STEP = 100;
  const WARNED = new Set(["safety", "source of information", "child", "words that may point to one person"]);
  const ACTIONS = { disclose: "stays", redact: "withheld", refer: "open" };
  const places = data.places;
  const parties = new Map(data.parties.map((party) => [party.id, party]));
  const codes = new Map(data.codes.map((code) => [code.code, code]));
  const made = new Map();  // decisions of this page, by index of the place
  const past = [];         // what to go back to, one entry a decision
  const byPassage = new Map();
  places.forEach((place, index) => {
    place.index = index;
    if (!byPassage.has(place.passage)) byPassage.set(place.passage, []);
    byPassage.get(place.passage).push(place);
  });
  let groups = [], order = [], current = null, shownItem = -1, unsaved = false, who = "", lastReason = {}, lastCode = "TP";
  let expanded = new Set(), rendered = 0, dialogAction = "redact";

  // Text goes into the page as text and never as markup.
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const now = (place) => made.get(place.index) || place;
  const isOpen = (place) => now(place).action === "refer";
  const stateOf = (place) => (isOpen(place) ? "open" : now(place).action);
  const textOf = (place) => data.passages[place.passage].text.slice(place.begin, place.end);
  const fold = (text) => text.normalize("NFKC").toLocaleLowerCase("en-GB").replace(/\s+/g, " ").trim();
  const nameOf = (id) => {
    const party = parties.get(id);
    return party ? (party.name || id) + (party.relation ? ", " + party.relation : "") : "unknown person";
  };

  // The groups of the program, the dangerous and doubtful ones first, as at the terminal. Where several people can
  // be meant, each place is decided by itself.
  const buildGroups = () => {
    groups = data.groups.map((group, key) => ({ key, places: [], danger: group.danger, ambiguous: group.ambiguous }));
    for (const place of places) {
      place.form = fold(textOf(place));
      const group = groups[place.group];
      group.places.push(place);
      place.ambiguous = place.ambiguous || group.ambiguous;
      place.group = group;
    }
    for (const group of groups) group.open = group.places.some(isOpen);
    groups.sort((a, b) => (b.open - a.open) || (a.key - b.key));
  };

  const wanted = () => {
    const text = fold($("filter-text").value), state = $("filter-state").value;
    const [party, kind, code, rule] = ["party", "kind", "code", "rule"].map((name) => $("filter-" + name).value);
    return (place) =>
      (!text || place.form.includes(text) || place.mention.startsWith(text)) &&
      (!state || (state === "open" ? isOpen(place) : state === "mine" ? made.has(place.index) : !isOpen(place))) &&
      (!party || (party === "-" ? !place.party : place.party === party)) && (!kind || place.kind === kind) &&
      (!code || now(place).code === code) && (!rule || place.rule === rule);
  };

  const applyFilter = () => {
    const fits = wanted();
    order = [];
    for (const group of groups) {
      group.shown = group.places.filter(fits);
      order.push(...group.shown);
    }
    $("shown").textContent = order.length === places.length ? "" : order.length + " of " + places.length + " shown";
    drawList();
  };

  const drawGroup = (group) => {
    const first = group.shown[0], open = group.places.filter(isOpen).length;
    const isExpanded = expanded.has(group.key);
    const head = make("button", { type: "button" },
      make("span", { className: "form" }, textOf(first)), make("span", { className: "of" }, nameOf(first.party) + " · " + first.kind));
    head.setAttribute("aria-expanded", isExpanded);
    if (first.ambiguous) head.append(make("span", { className: "badge" }, "several people"));
    if (WARNED.has(group.danger)) head.append(make("span", { className: "badge" }, group.danger));
    head.append(make("span", { className: "tally" }, group.places.length === 1 ? (open ? "open" : "decided") : open ? open + " of " + group.places.length + " open" : group.places.length + " decided"));
    head.addEventListener("click", () => {
      if (expanded.has(group.key)) { expanded.delete(group.key); redraw(group); } else { expanded.add(group.key); go(first); redraw(group); }
    });
    const box = make("div", { className: "group" }, head);
    if (isExpanded) box.append(drawPlaces(group));
    group.element = box;
    return box;
  };

  const drawPlaces = (group) => {
    const list = make("ul");
    let at = 0;
    const add = (until) => {
      for (; at < Math.min(until, group.shown.length); at += 1) list.append(drawPlace(group.shown[at]));
      if (at < group.shown.length) {
        const more = make("button", { type: "button", className: "more" }, "Show " + (group.shown.length - at) + " more");
        const item = make("li", {}, more);
        more.addEventListener("click", () => { item.remove(); add(at + STEP); });
        list.append(item);
      }
    };
    add(Math.max(STEP, group.shown.indexOf(current) + 1));
    return list;
  };

  const drawPlace = (place) => {
    const text = data.passages[place.passage].text;
    const button = make("button", { type: "button" }, "…" + text.slice(Math.max(0, place.begin - 40), place.begin),
      make("span", { className: "m " + stateOf(place) }, textOf(place)), text.slice(place.end, place.end + 40) + "…");
    if (place === current) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => go(place));
    return make("li", {}, button);
  };

  const redraw = (group) => {
    if (group.element && group.element.isConnected) group.element.replaceWith(drawGroup(group));
  };

  const drawList = () => {
    $("list").replaceChildren();
    rendered = 0;
    drawMore();
    if (!order.length) $("list").append(make("p", { className: "soft" }, "No place fits the filter."));
  };

  const drawMore = () => {
    const until = rendered + STEP;
    const fragment = document.createDocumentFragment();
    let drawn = 0;
    while (rendered < groups.length && drawn < STEP) {
      const group = groups[rendered++];
      if (group.shown.length) { fragment.append(drawGroup(group)); drawn += 1; }
    }
    $("list").append(fragment);
    return rendered < until || rendered < groups.length;
  };
  $("list").addEventListener("scroll", () => {
    const list = $("list");
    if (list.scrollTop + list.clientHeight > list.scrollHeight - 400) drawMore();
  });

  // The record of the current place, with every mention lit or, in the preview, as the person will see it.
  const withheldLabel = (place) => {
    return (place.label || "[withheld, code {code}]").replace("{code}", now(place).code || "?");
  };
  const drawText = (index, drawPlaceIn) => {
    const passage = data.passages[index], line = make("p");
    let at = 0;
    for (const place of byPassage.get(index) || []) {
      if (place.begin < at) continue;
      line.append(passage.text.slice(at, place.begin), drawPlaceIn(place));
      at = place.end;
    }
    line.append(passage.text.slice(at));
    return line;
  };
  const drawMark = (place) => {
    const mark = make("mark", { className: "m " + stateOf(place) + (place === current ? " now" : "") }, textOf(place));
    mark.title = ACTIONS[now(place).action];
    mark.dataset.index = place.index;
    return mark;
  };
  const drawSeen = (place) => (now(place).action === "redact" ? make("span", { className: "withheld" }, withheldLabel(place))
    : isOpen(place) ? make("span", { className: "m open" }, "[still open]") : textOf(place));
  const drawPassage = (index, preview) => {
    const passage = make("article", { className: preview ? "passage both" : "passage" },
      make("h3", {}, data.passages[index].pointer || "/"), drawText(index, drawMark));
    if (preview) passage.append(Object.assign(drawText(index, drawSeen), { className: "seen" }));
    return passage;
  };
  const drawRecord = () => {
    const preview = $("preview").getAttribute("aria-pressed") === "true";
    const item = data.items[shownItem];
    $("record-title").textContent = item ? (item.title || item.id) + (item.date ? ", " + item.date : "") + (item.source ? ", " + item.source : "") : "Record";
    const parts = document.createDocumentFragment();
    if (item) for (let i = item.first; i < item.last; i += 1) parts.append(drawPassage(i, preview));
    $("record").replaceChildren(parts);
    const lit = $("record").querySelector(".now");
    if (lit) scrollTo($("record"), lit, 0.4);
  };
  $("record").addEventListener("click", (event) => {
    const index = event.target.dataset && event.target.dataset.index;
    if (index !== undefined) go(places[Number(index)]);
  });

  const drawDetail = () => {
    if (!current) return $("detail").replaceChildren();
    const decision = now(current), actions = make("div", { className: "actions" });
    for (const [action, label, key] of [["disclose", "Disclose", "d"], ["redact", "Redact", "r"], ["refer", "Refer", "f"]]) {
      const button = make("button", { type: "button" }, label + " ", make("kbd", {}, key));
      button.addEventListener("click", () => ask(action));
      actions.append(button);
    }
    const same = current.group.places.length;
    if (!current.ambiguous && same > 1) {
      const button = make("button", { type: "button" }, "All " + same + " the same ", make("kbd", {}, "a"));
      button.addEventListener("click", () => ask(null, true));
      actions.append(button);
    }
    $("detail").replaceChildren(
      make("p", {}, make("strong", {}, textOf(current)), " · " + nameOf(current.party) + " · " + current.kind),
      make("p", { className: "soft" }, "Found: " + current.explanation + " (" + current.rule + ")"),
      make("p", {}, "Now: " + ACTIONS[decision.action] + (decision.code ? ", code " + decision.code : "") +
        (decision.reason ? ". " + decision.reason : "") + (made.has(current.index) ? " (decided here)" : current.decided_by ? " (" + current.decided_by + ")" : "")),
      actions);
  };

  const drawProgress = () => {
    const decided = places.reduce((sum, place) => sum + !isOpen(place), 0);
    $("progress").max = Math.max(1, places.length);
    $("progress").value = decided;
    $("progress-text").textContent = decided + " of " + places.length + " decided, " + (places.length - decided) + " open";
    $("undo").disabled = !past.length;
    $("unsaved").hidden = !unsaved;
  };

  const go = (place) => {
    if (!place) return;
    const before = current;
    current = place;
    expanded.add(place.group.key);
    if (before && before.group !== place.group) redraw(before.group);
    while (rendered < groups.length && !(place.group.element && place.group.element.isConnected)) drawMore();
    redraw(place.group);
    shownItem = data.passages[place.passage].item;
    drawRecord();
    drawDetail();
    const row = place.group.element.querySelector("[aria-current]");
    if (row) scrollTo($("list"), row, 0.3);
  };
  // Only the box scrolls, never the page around it.
  const scrollTo = (box, element, share) => {
    const inner = element.getBoundingClientRect(), outer = box.getBoundingClientRect();
    if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - box.clientHeight * share;
  };
  const step = (by) => go(order[Math.min(order.length - 1, Math.max(0, order.indexOf(current) + by))]);
  const nextOpen = () => {
    const from = order.indexOf(current);
    return order.slice(from + 1).find(isOpen) || order.slice(0, Math.max(0, from)).find(isOpen) || null;
  };

  // Deciding: one dialog for the action, the code, the reason and how far it goes.
  const ask = (action, all = false, focus = "decide-reason") => {
    if (!current) return;
    const before = now(current), same = current.group.places;
    dialogAction = action || (isOpen(current) ? "redact" : before.action);
    $("decide-title").textContent = { disclose: "Disclose: the words stay", redact: "Redact: the words are withheld", refer: "Refer: leave it open" }[dialogAction];
    $("decide-what").textContent = textOf(current) + " · " + nameOf(current.party);
    $("decide-code-label").hidden = $("decide-test").hidden = dialogAction !== "redact";
    $("decide-code").value = codes.has(before.code) ? before.code : lastCode;
    showTest();
    $("decide-reason").value = lastReason[dialogAction] || (before.action === dialogAction ? before.reason : "");
    $("decide-note").value = (made.get(current.index) || {}).note || "";
    const several = !current.ambiguous && same.length > 1, decided = same.filter((place) => !isOpen(place)).length;
    $("decide-all-label").hidden = !several;
    $("decide-all").checked = several && all;
    $("decide-all-text").textContent = "All " + same.length + " places with these words and this party (" + (same.length - decided) + " open, " + decided + " already decided)";
    $("decide").showModal();
    $(focus).focus();
  };
  const showTest = () => {
    const code = codes.get($("decide-code").value);
    $("decide-test").textContent = code ? code.citation + ": " + code.test : "";
  };
  const decide = () => {
    const reason = $("decide-reason").value.trim();
    if (!reason) return;
    const all = $("decide-all").checked && !current.ambiguous, targets = all ? current.group.places : [current];
    const decision = { action: dialogAction, code: dialogAction === "redact" ? $("decide-code").value : "", reason,
      note: $("decide-note").value.trim(), at: new Date().toISOString(), with_others: targets.length > 1 };
    past.push(targets.map((place) => [place.index, made.get(place.index)]));
    for (const place of targets) made.set(place.index, decision);
    lastReason[dialogAction] = reason;
    if (dialogAction === "redact") lastCode = decision.code;
    unsaved = true;
    const next = nextOpen();
    refresh();
    if (dialogAction !== "refer") go(next || current);
  };
  const undo = () => {
    const changes = past.pop();
    if (!changes) return;
    for (const [index, before] of changes) before ? made.set(index, before) : made.delete(index);
    unsaved = made.size > 0;
    refresh();
    go(places[changes[0][0]]);
  };
  const refresh = () => {
    drawProgress();
    if (current) redraw(current.group);
    drawRecord();
    drawDetail();
  };

  const save = () => {
    const decisions = [...made].map(([index, decision]) => ({ mention: places[index].mention, action: decision.action, code: decision.code || null,
      reason: decision.reason, note: decision.note || null, basis: places[index].basis, decided_at: decision.at, with_others: decision.with_others }));
    const file = { format: "dsrkit.review-decisions/1", case: data.case, decided_by: who, saved_at: new Date().toISOString(), decisions };
    const link = make("a", { href: URL.createObjectURL(new Blob([JSON.stringify(file, null, 2) + "\n"], { type: "application/json" })),
      download: data.case.replace(/[^A-Za-z0-9-]/g, "_") + "-decisions.json" });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    unsaved = false;
    drawProgress();
  };
  const startSave = () => { if (who) save(); else { $("who").showModal(); $("who-name").focus(); } };

  const offer = (id, values, label = (value) => value) => $(id).append(...[...values].sort().map((value) => make("option", { value }, label(value))));
  offer("filter-party", new Set(places.map((place) => place.party || "-")), (id) => (id === "-" ? "unknown person" : nameOf(id)));
  for (const name of ["kind", "rule"]) offer("filter-" + name, new Set(places.map((place) => place[name])));
  offer("filter-code", codes.keys());
  $("decide-code").append(...data.codes.map((code) => make("option", { value: code.code }, code.code + ": " + code.meaning)));

  $("filters").addEventListener("input", applyFilter);
  $("filters").addEventListener("reset", () => setTimeout(applyFilter));
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("decide-code").addEventListener("change", showTest);
  $("decide").querySelector("form").addEventListener("submit", decide);
  $("decide-cancel").addEventListener("click", () => $("decide").close());
  $("who").querySelector("form").addEventListener("submit", () => { who = $("who-name").value.trim(); if (who) save(); });
  $("who-cancel").addEventListener("click", () => $("who").close());
  const togglePreview = () => {
    $("preview").setAttribute("aria-pressed", $("preview").getAttribute("aria-pressed") !== "true");
    drawRecord();
  };
  const commands = { j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1), d: () => ask("disclose"),
    r: () => ask("redact"), f: () => ask("refer"), a: () => ask(null, true), c: () => ask("redact", false, "decide-code"),
    n: () => ask(null, false, "decide-note"), u: undo, p: togglePreview, "/": () => $("filter-text").focus(), s: startSave, "?": () => $("keys").showModal() };
  $("undo").addEventListener("click", undo);
  $("preview").addEventListener("click", togglePreview);
  $("help").addEventListener("click", commands["?"]);
  $("save").addEventListener("click", startSave);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.id === "filter-text") event.target.blur();
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || document.querySelector("dialog[open]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !$("keys-on").checked) return;
    const command = commands[event.key];
    if (command) { event.preventDefault(); command(); }
  });
  window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

  buildGroups();
  applyFilter();
  drawProgress();
  go(order.find(isOpen) || order[0]);
})();
