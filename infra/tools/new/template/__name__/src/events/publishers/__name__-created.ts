import { __Name__Created } from '@ticketing/common/contracts';
import { publisher } from '@ticketing/common/messaging';
import type { Entry } from '../../domain/entry.ts';

export const __camel__Created = publisher(__Name__Created, (entry: Entry) => entry);
