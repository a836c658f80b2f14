/** The text with an entry before the one place that is meant. */
export const insert = (text, { file, entry, before }, service) => {
  const places = typeof before === 'string' ? text.split(before).length - 1 : Number(before.test(text));
  if (places !== 1) throw new Error(`${file}: expected once, found ${places} times: ${before}`);
  const at = typeof before === 'string' ? text.indexOf(before) : text.search(before);
  return text.slice(0, at) + entry(service) + text.slice(at);
};
