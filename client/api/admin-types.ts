import type { Service } from './services.ts';
import type { Account, OrderStory, Session } from './types.ts';

/** What the pages of admins ask for. */

/** What each service says of this moment; some count more. */
export interface Numbers {
  unsent: number;
  oldestUnsentSeconds: number;
  deadLetters: number;
}

export interface OrdersNumbers extends Numbers {
  ordersLastMinute: number;
  holds: number;
}

/** Of the last 24 hours. */
export interface PaymentsNumbers extends Numbers {
  captured: number;
  capturedCents: number;
  refunded: number;
  refundedCents: number;
  declined: number;
  failed: number;
}

export interface MailNumbers extends Numbers {
  mailsWaiting: number;
  mailFailingSeconds: number;
}

export interface User extends Account {
  status: 'active' | 'suspended';
}

export interface UserWithSessions extends User {
  sessions: Omit<Session, 'current'>[];
}

/** An order as admins find it: whose it is, and who sells. */
export interface FoundOrder extends Pick<OrderStory, 'status' | 'reason'> {
  id: string;
  number?: string;
  userId: string;
  quantity: number;
  total: number;
  currency: string;
  createdAt: string;
  ticket: { id: string; title: string; userId: string };
}

export interface WholeOrder extends FoundOrder, Pick<OrderStory, 'history'> {
  refundRun?: string;
  passes: { id: string; seat: number; status: string; admittedAt?: string }[];
}

export interface Charge {
  /** Its order's. */
  id: string;
  status: string;
  amount: number;
  currency: string;
  reason?: string;
  card?: { brand: string; last4: string };
  stripeId?: string;
  at: string;
}

/** An event that a service gave up on. */
export interface Letter {
  id: string;
  service: Service;
  subject: string;
  sequence: number;
  error: string;
  attempts: number;
  at: string;
  body: string;
}

/** Something that an admin asked for. */
export interface AuditEntry {
  id: string;
  at: string;
  adminId: string;
  email: string;
  route: string;
  params: Record<string, string>;
  input: Record<string, unknown>;
  /** None: the process ended on the way. */
  status?: number;
}
