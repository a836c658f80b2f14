/** A rule says no, in words for the buyer. It is known by its shape, like every refusal. */
export class Refusal extends Error {
  readonly statusCode = 400;

  get errors() {
    return [{ message: this.message }];
  }
}
