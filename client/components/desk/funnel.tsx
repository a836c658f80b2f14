import type { Sum } from '../../api/types.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { desk } from '../../i18n/desk.ts';
import { count } from '../../i18n/format.ts';
import { percent } from '../../i18n/percent.ts';
import { Share } from './tiles.tsx';

interface Props {
  views: number | undefined;
  sum: Sum | undefined;
}

/** Who looked, what of it is held, and what is paid. */
export const Funnel = ({ views, sum }: Props) => {
  const text = useText(desk);
  const { language } = useVisit();
  const steps: [string, number | undefined][] = [
    [text.views, views],
    [text.reserved, sum && sum.held + sum.sold],
    [text.paid, sum?.sold],
  ];
  const shareOf = (value: number | undefined, before: number | undefined) =>
    value !== undefined && before ? text.ofBefore(percent(language, value / before)) : '';
  const most = Math.max(1, ...steps.map(([, value]) => value ?? 0));
  return (
    <section className="desk-panel" aria-labelledby="funnel">
      <h2 id="funnel">{text.funnel}</h2>
      <dl className="funnel">
        {steps.map(([name, value], index) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value === undefined ? '–' : count(language, value)}{' '}
              <small className="muted">{shareOf(value, steps[index - 1]?.[1])}</small>
              <Share of={(value ?? 0) / most} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
