/** The first letters of somebody's name, or of what is before the @ of their address. */
const initialsOf = (name: string): string => {
  const words = (name.split('@', 1)[0] ?? '').split(/[\s._-]+/).filter(Boolean);
  const letters = words.map((word) => [...word][0] ?? '');
  return [letters[0], letters.length > 1 ? letters.at(-1) : ''].join('').toUpperCase();
};

export const Avatar = ({ name }: { name: string }) => (
  <span className="avatar" aria-hidden="true">
    {initialsOf(name)}
  </span>
);
