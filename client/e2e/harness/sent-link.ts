import { until } from '@ticketing/common/testing';

const mailOf = async (url: string, email: string, kind: string): Promise<string | undefined> => {
  const list = await (await fetch(`${url}/dev/mail`)).text();
  const rows = [...list.matchAll(/<tr>.*?<td>([^<]*)<\/td><td><a href="([^"]+)">/g)];
  for (const [, to, path] of rows) {
    if (to !== email) continue;
    const mail = await (await fetch(`${url}${path}`)).text();
    const [link] = new RegExp(`/auth/${kind}\\?token=[\\w-]+`).exec(mail) ?? [];
    if (link) return link;
  }
  return undefined;
};

/** The path of the newest link of a kind that was mailed to somebody; another one than `before`, if it is given. */
export const sentLink = async (
  url: string,
  kind: 'confirm' | 'reset',
  email: string,
  before?: string,
): Promise<string> => {
  let link: string | undefined;
  await until(`a ${kind} link is mailed`, async () => {
    link = await mailOf(url, email, kind);
    return link !== undefined && link !== before;
  });
  return String(link);
};
