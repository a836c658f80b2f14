import { useText, useVisit } from '../../hooks/use-visit.ts';
import { card } from '../../i18n/card.ts';
import { count } from '../../i18n/format.ts';

const few = 5;

export const Left = ({ available }: { available: number }) => {
  const text = useText(card);
  const { language } = useVisit();
  if (available === 0) return <span className="left">{text.soldOut}</span>;
  return (
    <span className={available <= few ? 'left-few' : 'left'}>{text.left(count(language, available))}</span>
  );
};
