import type { Dev } from '../create-dev.ts';
import type { LoggedEvent } from '../event-log.ts';
import { type Html, html } from '../html.ts';
import { shell, when } from './shell.ts';

export const eventsPage = ({ events, started }: Dev): Html =>
  shell({
    title: 'Events',
    at: '/dev/events',
    body: html`<div class="head"><h1>Events</h1><p class="facts"><span class="state" data-stream="/dev/events/stream">not live</span> ${
      started?.env.NATS_URL
        ? 'what is published while this page is open'
        : 'as they are published, the last 200'
    }</p></div>
<div class="filter"><label class="grow"><span>Subject or order</span><input type="search" autocomplete="off" spellcheck="false" data-narrow="events" data-slash></label><button type="button" data-pause aria-pressed="false">Pause</button></div>
<div class="scroll" tabindex="0" role="region" aria-label="Events, newest first"><table class="events"><thead><tr><th scope="col">When</th><th scope="col">Subject</th><th scope="col">Order</th><th scope="col">Id</th></tr></thead>
<tbody id="events">${events.last().map(eventRow)}</tbody></table></div>
<template id="event-row">${eventRow({ subject: '', id: '', at: '1970-01-01T00:00:00Z' })}</template>
<noscript><p>Without a script, load this page anew to see what is new.</p></noscript>`,
  });

const eventRow = ({ subject, id, orderId, at }: LoggedEvent): Html =>
  html`<tr><td class="at">${when(at)}</td><td class="subject">${subject}</td><td class="order">${
    orderId && html`<a href="/dev/orders/${orderId}" title="${orderId}">…${orderId.slice(-8)}</a>`
  }</td><td class="id"><code>${id}</code></td></tr>`;
