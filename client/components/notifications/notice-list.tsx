import type { Notice } from '../../api/notification-types.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { useEventZone } from '../../hooks/use-zone.ts';
import { dateParts } from '../../i18n/format.ts';
import { type NoticeKind, notifications } from '../../i18n/notifications.ts';
import { NoticeRow } from './notice-row.tsx';

type Known = Notice & { kind: NoticeKind };

/** By the visitor's own days; a kind that is newer than this app is left out. */
export const NoticeList = ({ list }: { list: readonly Notice[] }) => {
  const { kinds } = useText(notifications);
  const { language } = useVisit();
  const zone = useEventZone(undefined);
  const days = new Map<string, Known[]>();
  for (const notice of list) {
    if (!Object.hasOwn(kinds, notice.kind)) continue;
    const { weekday, day, month, year } = dateParts(language, zone, notice.at);
    const name = `${weekday} ${day}${language === 'de' ? '.' : ''} ${month} ${year}`;
    days.set(name, [...(days.get(name) ?? []), notice as Known]);
  }
  return [...days].map(([name, notices]) => (
    <section className="notices" key={name}>
      <h2>{name}</h2>
      <ul>
        {notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} />
        ))}
      </ul>
    </section>
  ));
};
