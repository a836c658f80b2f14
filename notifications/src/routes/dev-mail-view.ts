import type { KeptMail } from '../models/mails.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
  :root { color-scheme: light dark; font-family: system-ui, sans-serif }
  body { max-width: 60rem; margin: 1rem auto; padding: 0 1rem }
  td { padding: .25rem 1rem .25rem 0; vertical-align: top }
  iframe { width: 100%; height: 40rem; border: 1px solid #888 }
  pre { white-space: pre-wrap; overflow-wrap: anywhere }
</style></head><body>${body}</body></html>`;

const pathOf = ({ _id }: KeptMail) => `/dev/mail/${Buffer.from(_id).toString('base64url')}`;

export const idIn = (key: string): string => Buffer.from(key, 'base64url').toString();

export const listPage = (mails: readonly KeptMail[]): string => {
  const rows = mails.map(
    (mail) =>
      `<tr><td>${mail.at.toISOString()}</td><td>${escaped(mail.to)}</td><td><a href="${pathOf(mail)}">${escaped(mail.subject)}</a></td></tr>`,
  );
  return page(
    'Mails',
    `<h1>Mails</h1><p>What would have been sent, the newest first.</p><table>${rows.join('')}</table>`,
  );
};

/** The mail itself is in a frame that may do nothing: no script, no form, no look at this page. */
export const mailPage = (mail: KeptMail): string => {
  const headers = { To: mail.to, Subject: mail.subject, 'Message-ID': mail.messageId, ...mail.headers };
  const rows = Object.entries(headers).map(
    ([name, value]) => `<tr><td>${escaped(name)}</td><td>${escaped(value)}</td></tr>`,
  );
  const files = mail.attachments.map(({ filename, contentType, content, encoding }) => {
    const data = `data:${contentType};base64,${Buffer.from(content, encoding ?? 'utf8').toString('base64')}`;
    return `<li><a download="${escaped(filename)}" href="${escaped(data)}">${escaped(filename)}</a></li>`;
  });
  return page(
    mail.subject,
    `<p><a href="/dev/mail">All mails</a></p><h1>${escaped(mail.subject)}</h1><table>${rows.join('')}</table>
<iframe sandbox="allow-popups" title="HTML" srcdoc="${escaped(mail.html)}"></iframe>
<h2>Text</h2><pre>${escaped(mail.text)}</pre>
${files.length > 0 ? `<h2>Attachments</h2><ul>${files.join('')}</ul>` : ''}`,
  );
};
