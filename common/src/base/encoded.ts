/** Something stored, as its bytes: decoded by whoever needs more of it than its id. */
export interface Encoded<State> {
  id: string;
  bytes: Buffer;
  decode(): State;
}
