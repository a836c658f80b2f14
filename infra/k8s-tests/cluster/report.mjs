const began = Date.now();
let passed = 0;
let failed = 0;
let skipped = 0;

const seconds = () => `${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s`;

export const say = (line) => console.log(`${seconds()}  ${line}`);

/** One statement: true if `show` returns, and what it returns is printed beside it. */
export const shows = async (statement, show) => {
  try {
    const detail = await show();
    passed += 1;
    say(`ok    ${statement}${detail ? `: ${detail}` : ''}`);
    return true;
  } catch (error) {
    failed += 1;
    say(`FAIL  ${statement}: ${error.message}`);
    return false;
  }
};

export const leaveOut = (what) => {
  skipped += 1;
  say(`left out: ${what}`);
};

export const demand = (condition, otherwise) => {
  if (!condition) throw new Error(otherwise);
};

export const finish = () => {
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
};
