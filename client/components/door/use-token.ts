import { useEffect, useState } from 'react';

/** A helper's, from behind the `#` of their link: a part of the address that is in no request. */
export const useToken = () => {
  const [token, setToken] = useState<string | null | undefined>();
  useEffect(() => {
    const read = () => setToken(new URLSearchParams(location.hash.slice(1)).get('token'));
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return token;
};
