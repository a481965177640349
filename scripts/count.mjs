// Sums what the test runners counted and prints it as one line: "N passed, N failed".
//
//   node scripts/count.mjs REPORTS [NAME…]
//
// REPORTS holds cargo.log, interface.json and browser.json (Vitest). Each NAME is a part
// that did not pass although no test in it failed: it counts as one failure. A missing report is a
// failure too, so that a run which tested nothing cannot look like a good one.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [folder, ...broken] = process.argv.slice(2);

const cargo = (text) =>
  [...text.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed;/gm)].map((line) => ({
    passed: Number(line[1]),
    failed: Number(line[2]),
  }));

const vitest = (text) => {
  const report = JSON.parse(text);
  return [{ passed: report.numPassedTests, failed: report.numFailedTests }];
};

const readers = { "cargo.log": cargo, "interface.json": vitest, "browser.json": vitest };

const total = { passed: 0, failed: 0 };
for (const [file, read] of Object.entries(readers)) {
  let counts = [];
  try {
    counts = read(readFileSync(join(folder, file), "utf8"));
  } catch (error) {
    console.error(`codicil: ${file} cannot be counted: ${error.message}`);
  }
  const sum = (what) => counts.reduce((all, count) => all + count[what], 0);
  if (sum("passed") + sum("failed") === 0) {
    console.error(`codicil: ${file} counts no test`);
    total.failed += 1;
  }
  total.passed += sum("passed");
  total.failed += sum("failed");
}

for (const name of broken) console.error(`codicil: this part did not pass: ${name}`);
if (total.failed === 0) total.failed = broken.length;

console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
