import { NotFoundError } from '@ticketing/common/base';
import { type Route, route } from '@ticketing/common/http';
import type { Response } from 'express';
import { z } from 'zod';
import type { Mails } from '../models/mails.ts';
import { idIn, listPage, mailPage } from './dev-mail-view.ts';

/** A mail's own styles count in its frame, too, and nothing else may be loaded. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const sendPage = (res: Response, html: string) => {
  res.setHeader('Content-Security-Policy', policy);
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.end(html);
};

/** The mails that were kept instead of sent. Only where the configuration says so: otherwise there is no such route. */
export const showDevMail = ({ mails }: { mails: Mails }): Route[] => [
  route({
    get: '/dev/mail',
    summary: 'The mails that were kept instead of sent, newest first',
    who: 'anyone',
    answer: { 200: z.string() },
    mediaType: 'text/html',
    handle: async (_req, res) => sendPage(res, listPage(await mails.list())),
  }),
  route({
    get: '/dev/mail/:id',
    summary: 'One of them: HTML, text, headers, attachments',
    who: 'anyone',
    answer: { 200: z.string() },
    mediaType: 'text/html',
    handle: async (req, res) => {
      const mail = await mails.find(idIn(String(req.params.id)));
      if (!mail) throw new NotFoundError();
      sendPage(res, mailPage(mail));
    },
  }),
];
