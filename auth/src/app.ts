import { createJwt } from '@ticketing/common/http';
import { createService, type Platform } from '@ticketing/common/service';
import type { AuthConfig } from './config.ts';
import { sessionEnded } from './events/publishers/session-ended.ts';
import { userConfirmRequested } from './events/publishers/user-confirm-requested.ts';
import { userCreated } from './events/publishers/user-created.ts';
import { userResetRequested } from './events/publishers/user-reset-requested.ts';
import { userUpdated } from './events/publishers/user-updated.ts';
import { adminList } from './models/admins.ts';
import { sessionModel } from './models/sessions.ts';
import { userModel } from './models/users.ts';
import { changePassword } from './routes/change-password.ts';
import { confirmEmail } from './routes/confirm-email.ts';
import { currentUser } from './routes/current-user.ts';
import { endAllSessions } from './routes/end-all-sessions.ts';
import { endSession } from './routes/end-session.ts';
import { endUserSessions } from './routes/end-user-sessions.ts';
import { listSessions } from './routes/list-sessions.ts';
import { listUsers } from './routes/list-users.ts';
import { requestConfirm } from './routes/request-confirm.ts';
import { requestReset } from './routes/request-reset.ts';
import { resetPassword } from './routes/reset-password.ts';
import { showMe } from './routes/show-me.ts';
import { showUser } from './routes/show-user.ts';
import { signIn } from './routes/sign-in.ts';
import { signOut } from './routes/sign-out.ts';
import { signUp } from './routes/sign-up.ts';
import { updateMe } from './routes/update-me.ts';
import { updateUser } from './routes/update-user.ts';
import { createAuthentication } from './services/authentication.ts';
import { createDevices } from './services/devices.ts';
import { fewAtOnce } from './services/few-at-once.ts';
import { createLinks } from './services/links.ts';
import { createLiveSessions } from './services/live-sessions.ts';
import { argon2Passwords, hashThreads } from './services/passwords.ts';
import { createRoles } from './services/roles.ts';
import type { SignInDeps } from './services/sign-in-deps.ts';

/** Enough that each thread which hashes has always the next one. */
const signInsAtOnce = 4 * hashThreads;
/** Past this many a sign-in is refused with 503: a flood of them cannot stop the shop. */
const maxSignInsWaiting = 250;

/** If it is not here, auth does not do it. */
export const createAuth = (platform: Platform<AuthConfig>) => {
  const { config, db, clock } = platform;
  const users = userModel(db, clock, {
    'user:created': userCreated,
    'user:updated': userUpdated,
    'user:confirm-requested': userConfirmRequested,
    'user:reset-requested': userResetRequested,
    'session:ended': sessionEnded,
  });
  const sessions = sessionModel(db);
  const passwords = argon2Passwords();
  const jwt = createJwt(config, clock);
  const roles = createRoles({ users, admins: adminList(db), clock });
  const authentication = createAuthentication({
    users,
    sessions,
    liveSessions: createLiveSessions({ users, sessions }),
    jwt,
    clock,
    roles,
    adminEmail: config.ADMIN_EMAIL,
  });
  const devices = createDevices({ keys: config.COOKIE_KEYS, secure: config.COOKIE_SECURE, clock });
  const links = createLinks(config.MAIL_KEY[0]);
  const inTurn = fewAtOnce(signInsAtOnce, maxSignInsWaiting);
  const signInDeps: SignInDeps = { users, passwords, authentication, devices, links, inTurn, clock };

  return createService(
    {
      name: 'auth',
      path: '/api/users',
      routes: [
        signUp(signInDeps),
        signIn(signInDeps),
        signOut({ authentication }),
        currentUser({ authentication }),
        showMe({ users }),
        updateMe({ users }),
        changePassword(signInDeps),
        requestReset({ users, links, clock }),
        resetPassword(signInDeps),
        confirmEmail({ users, clock }),
        requestConfirm({ users, links, clock }),
        listSessions({ sessions, users }),
        endAllSessions({ users, clock }),
        endSession({ authentication }),
        listUsers({ users }),
        showUser({ users, sessions }),
        endUserSessions({ users, clock }),
        updateUser({ roles }),
      ],
      listeners: [],
      outboxes: [users.outbox],
      confirmUser: authentication.confirm,
      jwt,
    },
    platform,
  );
};
