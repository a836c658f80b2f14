/** The broker could not be reached or did not answer in time: worth another try, later. */
export class BusUnavailableError extends Error {
  override readonly name = 'BusUnavailableError';
  readonly transient = true;
}
