import type { AxiosResponse } from 'axios';
import { isService, type Service, serviceNames, services } from '../../api/services.ts';
import type { PageVisit } from '../page.ts';
import { wanted } from './wanted.ts';

/** The one that the address names, else nothing: all of them. */
export const serviceOf = (visit: PageVisit): Service | null => {
  const { service = '' } = wanted(visit, 'service');
  return isService(service) ? service : null;
};

/** What each of them, or the chosen one, says; and which did not answer. */
export const eachService = async <T>(
  { ask }: PageVisit,
  chosen: Service | null,
  get: (path: string) => Promise<AxiosResponse<T[]>>,
) => {
  const names = chosen ? [chosen] : serviceNames;
  const answers = await Promise.all(
    names.map(async (service) => ({ service, ...(await ask(get(services[service]))) })),
  );
  return {
    lists: answers.map(({ service, data = [] }) => data.map((one) => ({ ...one, service }))),
    silent: answers.flatMap(({ service, failed }) => (failed ? [service] : [])),
  };
};
