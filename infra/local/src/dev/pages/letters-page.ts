import type { DeadLetter } from '@ticketing/common/messaging';
import { loggedEvent } from '../event-log.ts';
import { type Html, html } from '../html.ts';
import { serviceName } from './service-name.ts';
import { emptyState, shell, when } from './shell.ts';

interface Letters {
  letters?: DeadLetter[];
  failed?: string;
  replayed: string | undefined;
}

export const lettersPage = ({ letters = [], failed, replayed }: Letters): Html =>
  shell({
    title: 'Dead letters',
    at: '/dev/dead-letters',
    body: html`<div class="head"><h1>Dead letters</h1><p class="facts">Events that a service gave up on. Replayed, one goes to all who listen once more; who had it already takes no harm.</p></div>
${replayed !== undefined && html`<p class="notice" role="status">Replayed <code>${replayed}</code>.</p>`}
${failed !== undefined && html`<p class="notice wrong" role="alert">They cannot be read: ${failed}</p>`}
${failed === undefined && letters.length === 0 && emptyState('No dead letters', 'Every event was handled.')}
<ul class="letters">${letters.map(letterCard)}</ul>`,
  });

const letterCard = (letter: DeadLetter): Html => {
  const { orderId } = loggedEvent(letter);
  return html`<li class="card"><div class="card-head"><h2>${letter.subject}</h2>${serviceName(letter.service)}<p class="facts">${when(letter.at)} · ${letter.attempts} ${letter.attempts === 1 ? 'try' : 'tries'}${orderId && html` · <a href="/dev/orders/${orderId}">trace of its order</a>`}</p></div>
<p class="status">${letter.error}</p>
<details><summary>The event</summary><pre tabindex="0">${pretty(letter.body)}</pre></details>
<form method="post" action="/dev/dead-letters/replay"><input type="hidden" name="service" value="${letter.service}"><input type="hidden" name="id" value="${letter.id}"><button class="primary" aria-label="Replay ${letter.subject} to ${letter.service}">Replay</button></form></li>`;
};

const pretty = (body: string) => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
};
