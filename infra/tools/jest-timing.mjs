// What measures time is measured up to three times: a machine that others load now and then proves nothing by one
// bad figure. The bounds stay; each failed try is logged.
import { expect, jest } from '@jest/globals';

if (expect.getState().testPath?.endsWith('.timing.test.ts')) {
  jest.retryTimes(2, { logErrorsBeforeRetry: true });
}
