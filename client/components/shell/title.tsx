const longFrom = 60;

/** What somebody called it: in any direction, of any length. */
export const Title = ({ children }: { children: string }) => (
  <h1 {...(children.length > longFrom ? { className: 'long' } : {})}>
    <bdi>{children}</bdi>
  </h1>
);
