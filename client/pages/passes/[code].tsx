import type { InferGetServerSidePropsType } from 'next';
import type { GivenPass } from '../../api/pass-types.ts';
import { Bright } from '../../components/passes/bright.tsx';
import { PassState } from '../../components/passes/pass-state.tsx';
import { Dimmed } from '../../components/shell/dimmed.tsx';
import { HeadOf } from '../../components/shell/head-of.tsx';
import { Title } from '../../components/shell/title.tsx';
import { When } from '../../components/shell/when.tsx';
import { Zone } from '../../components/shell/zone.tsx';
import { useText } from '../../hooks/use-visit.ts';
import { passes } from '../../i18n/passes.ts';
import { drawCode } from '../../server/draw-code.ts';
import { page, unavailable } from '../../server/page.ts';

/** Whoever has the code has the pass: no sign-in. Its address goes nowhere, see next.config.mjs. */
export const getServerSideProps = page(async (visit) => {
  const url = `/api/orders/passes/${encodeURIComponent(visit.params.code ?? '')}`;
  const pass = await visit.ask(visit.api.get<GivenPass>(url));
  if (pass.failed?.status === 404) visit.res.statusCode = 404;
  else if (pass.failed) unavailable(visit);
  return { props: { pass, drawn: pass.data ? drawCode(pass.data.code) : null } };
});

export default function PassPage({ pass, drawn }: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const text = useText(passes);
  if (pass.failed && pass.failed.status !== 404) return <Dimmed failed={pass.failed} />;
  if (!pass.data || !drawn)
    return (
      <div className="narrow">
        <HeadOf title={text.notValid} />
        <h1>{text.notValid}</h1>
        {pass.failed?.messages.map((message) => (
          <p key={message}>{message}</p>
        ))}
        <p className="muted">{text.notValidNext}</p>
      </div>
    );
  const { title, startsAt, timeZone, venue, city, seat, number, holder, shortCode, code } = pass.data;
  return (
    <article className="pass pass-alone">
      <HeadOf title={title} />
      <Title>{title}</Title>
      <p>
        {startsAt && (
          <>
            <When at={startsAt} timeZone={timeZone} />
            <Zone timeZone={timeZone} />
            <br />
          </>
        )}
        <bdi className="muted">{[venue, city].filter(Boolean).join(', ')}</bdi>
      </p>
      <PassState pass={pass.data} timeZone={timeZone} />
      {pass.data.status !== 'void' && <Bright drawn={drawn} shortCode={shortCode} label={text.code} />}
      <b className="short-code">{shortCode}</b>
      <p>
        {holder && (
          <>
            {text.holder} <bdi>{holder}</bdi>
            {' · '}
          </>
        )}
        {text.seatNumber(seat)} · <span className="order-number">{number}</span>
      </p>
      <p className="muted small no-print">{text.showAtDoor}</p>
      <p className="pass-files no-print">
        <a href={`/api/orders/passes/${code}/pass.pdf`}>{text.onePdf}</a>
      </p>
    </article>
  );
}
