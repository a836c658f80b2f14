import axios, { type AxiosInstance } from 'axios';
import { askAgain } from './ask-again.ts';
import { noteServerTime } from './server-clock.ts';

interface Place {
  baseURL: string;
  headers: Record<string, string>;
}

/** On the server: to the services, in the visitor's name. In the browser: to where the page came from. */
export const buildClient = (place?: Place): AxiosInstance => (place ? serverClient(place) : browserClient());

const services: Record<string, string> = { users: 'auth' };

/** `http://{service}-srv:3000` goes straight to the service that owns the path. */
export const baseFor = (baseURL: string, path: string): string => {
  const name = path.split(/[/?]/)[2] ?? '';
  return baseURL.replace('{service}', services[name] ?? name);
};

const serverClient = ({ baseURL, headers }: Place) => {
  const client = axios.create({ headers, timeout: 5000, proxy: false, maxRedirects: 0 });
  client.interceptors.request.use((config) => ({ ...config, baseURL: baseFor(baseURL, config.url ?? '') }));
  askAgain(client);
  return client;
};

const browserClient = () => {
  const client = axios.create({ baseURL: '/', timeout: 30_000 });
  client.interceptors.response.use((response) => {
    noteServerTime(response.headers.date);
    return response;
  });
  askAgain(client);
  client.interceptors.response.use(undefined, async (error) => {
    const { config, response } = error;
    if (response?.status !== 401 || config.repeated) throw error;
    // an hour-old token: asking who we are renews it, if the session still lives
    const { data } = await client.get('/api/users/currentuser');
    if (!data.currentUser) throw error;
    return client.request({ ...config, repeated: true });
  });
  return client;
};
