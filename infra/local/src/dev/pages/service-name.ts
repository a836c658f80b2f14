import { type Html, html } from '../html.ts';

const known = ['orders', 'payments', 'tickets', 'expiration', 'notifications', 'auth', 'client', 'ingress'];

/** The same colour everywhere; what we do not know gets one by its letters. */
export const hueOf = (service: string): number => {
  const at = known.indexOf(service.replace(/-\d+$/, ''));
  if (at >= 0) return at;
  return [...service].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % known.length;
};

export const serviceName = (service: string): Html =>
  html`<span class="service hue-${hueOf(service)}">${service}</span>`;
