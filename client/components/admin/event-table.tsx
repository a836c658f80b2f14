import { serviceNames } from '../../api/services.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { admin } from '../../i18n/admin.ts';
import { adminToday } from '../../i18n/admin-today.ts';
import { count } from '../../i18n/format.ts';
import type { findToday } from '../../server/admin/find-today.ts';
import { useDuration } from './use-duration.ts';

/** What each service has not sent, and what it gave up on. */
export const EventTable = ({ today }: Pick<Awaited<ReturnType<typeof findToday>>, 'today'>) => {
  const { service: head, letters } = useText(admin);
  const text = useText(adminToday);
  const { language } = useVisit();
  const duration = useDuration();
  return (
    <table className="desk-table admin-events">
      <thead>
        <tr>
          {[head, letters, text.unsent, text.oldest].map((name) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {serviceNames.map((service) => {
          const { data } = today[service];
          return (
            <tr key={service} {...(data ? {} : { className: 'muted' })}>
              <th scope="row">
                {service}
                {!data && <small> · {text.silent}</small>}
              </th>
              <td data-name={letters}>
                {data && data.deadLetters > 0 ? (
                  <a className="badge badge-bad" href={`/admin/letters?service=${service}`}>
                    {count(language, data.deadLetters)}
                  </a>
                ) : (
                  (data?.deadLetters ?? '–')
                )}
              </td>
              <td data-name={text.unsent}>{data ? count(language, data.unsent) : '–'}</td>
              <td data-name={text.oldest}>
                {data && data.unsent > 0 ? duration(data.oldestUnsentSeconds) : '–'}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
