import { createJwt } from '@ticketing/common/http';
import { createService, type Platform } from '@ticketing/common/service';
import type { AuthConfig } from './config.ts';
import { userCreated } from './events/publishers/user-created.ts';
import { userUpdated } from './events/publishers/user-updated.ts';
import { adminRoll } from './models/admins.ts';
import { sessionModel } from './models/sessions.ts';
import { userModel } from './models/users.ts';
import { changePassword } from './routes/change-password.ts';
import { currentUser } from './routes/current-user.ts';
import { endAllSessions } from './routes/end-all-sessions.ts';
import { endSession } from './routes/end-session.ts';
import { listSessions } from './routes/list-sessions.ts';
import { listUsers } from './routes/list-users.ts';
import { showMe } from './routes/show-me.ts';
import { signIn } from './routes/sign-in.ts';
import { signOut } from './routes/sign-out.ts';
import { signUp } from './routes/sign-up.ts';
import { updateMe } from './routes/update-me.ts';
import { updateUser } from './routes/update-user.ts';
import { createDevices } from './services/devices.ts';
import { createDoor } from './services/door.ts';
import type { Entrance } from './services/entrance.ts';
import { createGoverning } from './services/governing.ts';
import { argon2Passwords } from './services/passwords.ts';

/** If it is not here, auth does not do it. */
export const createAuth = (platform: Platform<AuthConfig>) => {
  const { config, db, clock } = platform;
  const users = userModel(db, clock, { 'user:created': userCreated, 'user:updated': userUpdated });
  const sessions = sessionModel(db);
  const passwords = argon2Passwords();
  const jwt = createJwt(config, clock);
  const governing = createGoverning({ users, admins: adminRoll(db) });
  const door = createDoor({ users, sessions, jwt, clock, governing, adminEmail: config.ADMIN_EMAIL });
  const devices = createDevices({ keys: config.COOKIE_KEYS, secure: config.COOKIE_SECURE, clock });
  const entrance: Entrance = { users, passwords, door, devices, clock };

  return createService(
    {
      name: 'auth',
      path: '/api/users',
      routes: [
        signUp(entrance),
        signIn(entrance),
        signOut({ door }),
        currentUser({ door }),
        showMe({ users }),
        updateMe({ users }),
        changePassword(entrance),
        listSessions({ sessions, users }),
        endAllSessions({ users }),
        endSession({ sessions }),
        listUsers({ users }),
        updateUser({ governing }),
      ],
      listeners: [],
      outboxes: [users.outbox],
      confirmUser: door.confirm,
      jwt,
    },
    platform,
  );
};
