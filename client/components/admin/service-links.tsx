import { type Service, serviceNames } from '../../api/services.ts';
import { useText } from '../../hooks/use-visit.ts';
import { admin } from '../../i18n/admin.ts';

interface Props {
  here: string;
  /** Nothing: all of them. */
  chosen: Service | null;
  filters?: Record<string, string>;
  /** Which do not answer. */
  silent: readonly Service[];
}

/** One service, or all; and which of them is missing in what is shown. */
export const ServiceLinks = ({ here, chosen, filters = {}, silent }: Props) => {
  const text = useText(admin);
  const pathOf = (service: Service | null) => {
    const query = String(new URLSearchParams({ ...filters, ...(service ? { service } : {}) }));
    return query ? `${here}?${query}` : here;
  };
  return (
    <>
      <nav className="ranges admin-services" aria-label={text.service}>
        {[null, ...serviceNames].map((service) => (
          <a
            key={service}
            href={pathOf(service)}
            {...(service === chosen ? { 'aria-current': 'true' as const } : {})}
          >
            {service ?? text.allServices}
          </a>
        ))}
      </nav>
      {silent.length > 0 && <p className="dimmed">{text.silent(silent.join(', '))}</p>}
    </>
  );
};
