// Node's, but where it is late the tests of a suite that is only begun now are skipped: SUITES_UNTIL, in seconds
// since 1970. It is named in the file LEFT_OUT, with the number of its tests.
import { appendFileSync } from 'node:fs';
import { TestEnvironment } from 'jest-environment-node';
import { isLate } from './late.mjs';

/** With all modes `skip` neither tests nor hooks run. */
const skip = (block) => {
  block.mode = 'skip';
  return block.type === 'test' ? 1 : block.children.reduce((sum, child) => sum + skip(child), 0);
};

export default class extends TestEnvironment {
  #file;

  constructor(config, context) {
    super(config, context);
    this.#file = context.testPath;
  }

  handleTestEvent({ name }, { rootDescribeBlock }) {
    if (name !== 'run_start' || !isLate()) return;
    const tests = skip(rootDescribeBlock);
    appendFileSync(process.env.LEFT_OUT, `${JSON.stringify({ file: this.#file, tests })}\n`);
  }
}
