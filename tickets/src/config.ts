import { commonConfig } from '@ticketing/common/service';

export const ticketsConfig = commonConfig;
