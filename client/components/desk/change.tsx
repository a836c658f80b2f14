import { useText } from '../../hooks/use-visit.ts';
import { deskOverview } from '../../i18n/desk-overview.ts';

/** How much more it is than in the days before; that it is less is no alarm, so it has no colour of its own. */
export const Change = ({ percent }: { percent: number | null }) => {
  const text = useText(deskOverview);
  if (percent === null) return null;
  const signed = percent < 0 ? `−${-percent}` : `+${percent}`;
  return (
    <span className={percent > 0 ? 'change change-up' : 'change'} title={text.change(signed)}>
      {signed} %<span className="visually-hidden"> {text.change(signed)}</span>
    </span>
  );
};
