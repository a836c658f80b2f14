import { inEach } from './texts.ts';

export const unread = inEach({ unread: { en: 'unread', de: 'ungelesen' } });
