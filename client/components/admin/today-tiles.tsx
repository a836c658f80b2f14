import { useText, useVisit } from '../../hooks/use-visit.ts';
import { adminToday } from '../../i18n/admin-today.ts';
import { count, money } from '../../i18n/format.ts';
import type { findToday } from '../../server/admin/find-today.ts';
import { type Tile, Tiles } from '../desk/tiles.tsx';
import { useDuration } from './use-duration.ts';

type Numbers = Awaited<ReturnType<typeof findToday>>['today'];

/** A few large numbers; of a service that does not answer a dash. */
export const TodayTiles = ({ today: { orders, payments, notifications } }: { today: Numbers }) => {
  const text = useText(adminToday);
  const { language } = useVisit();
  const duration = useDuration();
  const counted = (value: number) => count(language, value);
  const euros = (cents: number) => money(language, cents / 100);
  const tile = <T,>(
    { data }: { data?: T },
    name: string,
    value: (of: T) => string,
    note?: (of: T) => string,
  ): Tile =>
    data
      ? { name, value: value(data), note: note?.(data) }
      : { name, value: '–', note: <span className="muted">{text.silent}</span> };

  return (
    <div className="admin-tiles">
      <Tiles
        tiles={[
          tile(
            payments,
            text.money,
            (of) => euros(of.capturedCents),
            (of) => text.payments(of.captured),
          ),
          tile(orders, text.orders, (of) => counted(of.ordersLastMinute)),
          tile(
            orders,
            text.holds,
            (of) => counted(of.holds),
            () => text.holdsNote,
          ),
          tile(
            payments,
            text.refunded,
            (of) => euros(of.refundedCents),
            (of) => text.refunds(of.refunded),
          ),
          tile(
            payments,
            text.failed,
            (of) => counted(of.failed),
            (of) => text.declined(counted(of.declined)),
          ),
          tile(
            notifications,
            text.mails,
            (of) => counted(of.mailsWaiting),
            (of) =>
              of.mailFailingSeconds > 0 ? text.mailsFail(duration(of.mailFailingSeconds)) : text.mailsFine,
          ),
        ]}
      />
    </div>
  );
};
