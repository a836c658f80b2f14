import { commonConfig } from '@ticketing/common/service';

export const venuesConfig = commonConfig;
