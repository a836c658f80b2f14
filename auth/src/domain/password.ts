export const passwordRule =
  'Password must have 8 to 128 characters, with upper and lower case, a digit and a special character';

const classes = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}\s]/u];

/** Counted in characters as people count them: an emoji is one. */
export const isStrong = (password: string): boolean => {
  const normal = password.normalize('NFKC');
  const length = [...normal].length;
  return length >= 8 && length <= 128 && classes.every((one) => one.test(normal));
};
