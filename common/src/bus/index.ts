export type { Bus, Delivery, Message, Subscribed, Subscription, Verdict } from './bus.ts';
