import { type Html, html, type Shown } from '../html.ts';

const pages = [
  ['/dev', 'Services'],
  ['/dev/traces', 'Traces'],
  ['/dev/events', 'Events'],
  ['/dev/mail', 'Mails'],
  ['/dev/dead-letters', 'Dead letters'],
  ['/dev/stores', 'Stores'],
] as const;

export type DevPath = (typeof pages)[number][0];

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%235a2ee0' d='M1 2h8v3H1zm4 4h7v3H5zm5 4h5v3h-5z'/%3E%3C/svg%3E";

interface Shell {
  title: string;
  at: DevPath;
  body: Shown;
}

export const shell = ({ title, at, body }: Shell): Html => html`<html lang="en"><head><meta charset="utf-8">
<title>${title} · /dev</title><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${icon}"><link rel="stylesheet" href="/dev/assets/dev.css">
<script src="/dev/assets/dev.js" defer></script></head><body>
<a class="skip" href="#main">Skip to content</a>
<header class="top"><a class="brand" href="/">The shop</a><nav aria-label="This shop, from inside"><ul>${pages.map(
  ([path, name]) => html`<li><a href="${path}"${path === at && html` aria-current="page"`}>${name}</a></li>`,
)}</ul></nav></header>
<main id="main" tabindex="-1">${body}</main>
<p class="visually-hidden" role="status" id="said"></p>
</body></html>`;

export const startingPage = (title: string): Html =>
  shell({
    title,
    at: '/dev',
    body: html`<h1>${title}</h1><p>The shop is still starting. Look again in a moment.</p>`,
  });

export const emptyState = (title: string, what: Shown): Html =>
  html`<div class="empty"><p class="empty-title">${title}</p><p>${what}</p></div>`;

/** As dev.js says it, which goes on from there. */
const ago = (at: number): string => {
  const seconds = Math.round((Date.now() - at) / 1000);
  if (seconds < 5) return 'just now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  return new Date(at).toISOString().slice(0, 10);
};

/** How long ago; the exact moment is in its title. */
export const when = (at: Date | string): Html => {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return html`?`;
  const text = date.toISOString();
  return html`<time datetime="${text}" title="${text}">${ago(date.getTime())}</time>`;
};
