const transientCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
]);

const transientNames =
  /^(MongoNetwork\w*Error|MongoServerSelectionError|MongoNotConnectedError|MongoTopologyClosedError|MongoPoolClearedError|PoolClearedOnNetworkError|MongoWaitQueueTimeoutError|MongoOperationTimeoutError|MongooseServerSelectionError|DisconnectedError|MaxRetriesPerRequestError|BusUnavailableError|TimeoutError)$/;

/** Retryable by the server's own word: shutting down, stepping down, write concern timed out. */
const transientServerCodes = new Set([6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436, 64]);

const isOfServer = (name: unknown) => name === 'MongoServerError' || name === 'MongoBulkWriteError';

interface ErrorShape {
  transient?: unknown;
  name?: unknown;
  code?: unknown;
  message?: unknown;
  cause?: unknown;
}

/** Will the same thing probably work later, because what failed is a dependency and not the request? */
export const isTransient = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { transient, name, code, message, cause } = error as ErrorShape;
  if (transient === true) return true;
  if (typeof name === 'string' && transientNames.test(name)) return true;
  if (typeof code === 'string' && transientCodes.has(code)) return true;
  if (isOfServer(name) && typeof code === 'number' && transientServerCodes.has(code)) return true;
  // the driver wraps whatever befell a bulk write, an outage too, and keeps nothing of it but its message
  if (name === 'MongoBulkWriteError' && code === undefined) return true;
  // mongoose with bufferCommands off names no class of its own for "not connected yet"
  if (name === 'MongooseError' && /before initial connection/.test(String(message))) return true;
  return cause !== undefined && isTransient(cause);
};
