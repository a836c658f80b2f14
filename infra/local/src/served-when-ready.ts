/** A service says where it listens, and later that it is ready. */
export const servedWhenReady = () => {
  let address: string | undefined;
  return (line: string): string | undefined => {
    const { msg, port } = parsed(line);
    if (msg === 'Listening') address = `http://127.0.0.1:${port}`;
    return msg === 'Ready' ? address : undefined;
  };
};

const parsed = (line: string): { msg?: string; port?: number } => {
  try {
    return JSON.parse(line);
  } catch {
    return {};
  }
};
