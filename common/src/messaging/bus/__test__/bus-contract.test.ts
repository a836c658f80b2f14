import { busContract } from './bus-contract.ts';
import { brokerKinds } from './test-brokers.ts';

for (const kind of brokerKinds) busContract(kind);
