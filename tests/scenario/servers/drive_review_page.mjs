// drive_review_page.mjs CHROMIUM PAGE FOLDER: reviews an exported page with the keyboard in a headless browser, saves
// the decisions into FOLDER and prints what was seen as JSON. Talks to the browser over a pipe; nothing listens.
import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const [chromium, page, folder] = process.argv.slice(2);
const profile = mkdtempSync(folder + "/profile-");
const browser = spawn(chromium, ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir=" + profile,
  "--remote-debugging-pipe", "about:blank"], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
const waiting = new Map(), requests = [], problems = [];
let number = 0, rest = "", session;
browser.stdio[4].on("data", (bytes) => {
  const parts = (rest + bytes).split("\0");
  rest = parts.pop();
  for (const part of parts) {
    const message = JSON.parse(part);
    if (message.id) waiting.get(message.id)(message);
    if (message.method === "Network.requestWillBeSent") requests.push(message.params.request.url);
    if (message.method === "Runtime.exceptionThrown") problems.push(message.params.exceptionDetails.text);
    if (message.method === "Log.entryAdded" && message.params.entry.level === "error") problems.push(message.params.entry.text);
  }
});
const call = (method, params = {}) => new Promise((resolve, reject) => {
  const id = ++number;
  waiting.set(id, (message) => (message.error ? reject(new Error(method + ": " + message.error.message)) : resolve(message.result)));
  browser.stdio[3].write(JSON.stringify({ id, method, params, sessionId: session }) + "\0");
});
const value = async (expression) => (await call("Runtime.evaluate", { expression, returnByValue: true })).result.value;
const press = async (key) => {
  const text = key.length === 1 ? key : key === "Enter" ? "\r" : undefined;
  const code = key === "Enter" ? 13 : key === " " ? 32 : key.toUpperCase().charCodeAt(0);
  await call("Input.dispatchKeyEvent", { type: "keyDown", key, text, windowsVirtualKeyCode: code });
  await call("Input.dispatchKeyEvent", { type: "keyUp", key, windowsVirtualKeyCode: code });
  await sleep(50);
};
const type = (text) => call("Input.insertText", { text });
const picture = async (name) => {
  const { writeFileSync } = await import("node:fs");
  writeFileSync(process.env.KEEP_SCREENS + "/" + name, Buffer.from((await call("Page.captureScreenshot")).data, "base64"));
};
const shown = (id) => value(`document.getElementById(${JSON.stringify(id)}).textContent`);

try {
  const { targetId } = await call("Target.createTarget", { url: "about:blank" });
  await call("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
  ({ sessionId: session } = await call("Target.attachToTarget", { targetId, flatten: true }));
  for (const domain of ["Network", "Runtime", "Log", "Page"]) await call(domain + ".enable");
  const start = Date.now();
  await call("Page.navigate", { url: "file://" + page });
  while (!(await value("document.readyState === 'complete' && document.getElementById('progress-text').textContent"))) await sleep(50);
  const seen = { opened_ms: Date.now() - start, before: await shown("progress-text") };

  // The groups stand in the order of the program, open ones first.
  seen.order = await value(`(() => { const data = JSON.parse(document.getElementById("data").textContent);
    const first = document.querySelector(".group .form").textContent, open = data.places.filter((p) => p.action === "refer");
    const group = Math.min(...open.map((p) => p.group));
    const place = data.places.find((p) => p.group === group);
    return data.passages[place.passage].text.slice(place.begin, place.end).trim() === first.trim(); })()`);
  if (process.env.KEEP_SCREENS) await picture("page.png");
  await press("d");
  await call("Input.insertText", { text: "" });
  await value("document.getElementById('decide-reason').value = ''");
  await type("she was there herself");
  await press("Enter");
  seen.after_one = await shown("progress-text");
  await press("u");
  seen.after_undo = await shown("progress-text");
  await press("d");
  await value("document.getElementById('decide-reason').value = ''");
  await type("she was there herself");
  await press("Enter");

  // A group of several: the dialog says how many before anything is decided.
  await value(`[...document.querySelectorAll(".group > button")].find((b) => / of [2-9]/.test(b.textContent) && /open/.test(b.textContent) && !/several people/.test(b.textContent)).click()`);
  await value("document.activeElement.blur()");
  await press("a");
  seen.all_preview = await shown("decide-all-text");
  await value("document.getElementById('decide-reason').value = ''");
  await type("another person");
  await press("Enter");
  await value("document.activeElement.blur()");

  await press("/");
  await type("no such words anywhere");
  seen.filtered = await shown("shown");
  await value("document.getElementById('filters').reset(), document.activeElement.blur()");
  await sleep(100);
  await press("p");
  seen.preview = await value("document.querySelectorAll('#record .seen .m:not(.open)').length");
  seen.beside = await value("document.querySelectorAll('#record .passage > p:not(.seen)').length === document.querySelectorAll('#record .seen').length");
  seen.labels = await value("[...document.querySelectorAll('#record .withheld')].map((label) => label.textContent)");
  if (process.env.KEEP_SCREENS) await picture("page-preview.png");
  await press("p");
  seen.warned = await value("!document.getElementById('unsaved').hidden");
  await press("s");
  await type("c.offline");
  await press("Enter");
  await sleep(1000);
  seen.saved = await value("document.getElementById('unsaved').hidden");
  seen.after = await shown("progress-text");
  console.log(JSON.stringify({ ...seen, problems, requests: requests.filter((url) => !/^(file|blob|data|about):/.test(url)) }));
} finally {
  browser.kill("SIGKILL");
}
process.exit(0);
