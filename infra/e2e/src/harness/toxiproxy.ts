import { type Program, program } from '@ticketing/local';

export interface Toxic {
  type: 'latency' | 'timeout' | 'reset_peer' | 'limit_data';
  attributes?: Record<string, number>;
}

/** A connection to a server that can be made slow, half-open or cut. */
export interface Wire {
  port: number;
  harm(toxic: Toxic | 'disabled'): Promise<void>;
  heal(): Promise<void>;
}

/** Shopify's toxiproxy-server, steered by its HTTP API. */
export const toxiproxy = async (command: string, port: number, pidFolder: string) => {
  const api = `http://127.0.0.1:${port}`;
  const server: Program = program({
    name: 'toxiproxy-server',
    command,
    args: ['-host', '127.0.0.1', '-port', String(port)],
    env: process.env,
    pidFolder,
    served: (line) => (/Starting HTTP server/.test(line) ? api : undefined),
  });
  await server.start();

  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${api}${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`toxiproxy ${method} ${path}: ${answer.status} ${text}`);
    return text && JSON.parse(text);
  };

  return {
    wire: async (name: string, upstream: string): Promise<Wire> => {
      const made = { name, upstream, listen: '127.0.0.1:0', enabled: true };
      const { listen } = await ask('POST', '/proxies', made);
      return {
        port: Number(listen.split(':').at(-1)),
        harm: async (toxic) => {
          if (toxic === 'disabled') return ask('POST', `/proxies/${name}`, { enabled: false });
          for (const stream of ['upstream', 'downstream']) {
            await ask('POST', `/proxies/${name}/toxics`, { ...toxic, name: stream, stream });
          }
        },
        heal: async () => {
          const toxics: { name: string }[] = await ask('GET', `/proxies/${name}/toxics`);
          for (const toxic of toxics) await ask('DELETE', `/proxies/${name}/toxics/${toxic.name}`);
          await ask('POST', `/proxies/${name}`, { enabled: true });
        },
      };
    },
    stop: server.stop,
  };
};
