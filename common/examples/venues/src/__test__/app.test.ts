import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startVenues } from './start-venues.ts';

let test: Awaited<ReturnType<typeof startVenues>>;
beforeAll(async () => {
  test = await startVenues();
});
afterAll(() => test.stop());

describe('what every service brings', () => {
  it('When asked for its documents, then they are there', async () => {
    const { body } = await test.request.get('/api/venues/openapi.json').expect(200);
    // what admins have in every service comes last
    const ofAdmins = 6;
    const own = Object.keys(body.paths).slice(0, -ofAdmins);
    expect(own).toEqual(['/api/venues', '/api/venues/{id}']);
    const page = await test.request.get('/api/venues/docs').expect(200).expect('Content-Type', /html/);
    expect(page.text).toContain('Rename a venue');
  });

  it('When asked for its health, then it is live and ready', async () => {
    await test.request.get('/healthz/live').expect(200);
    await test.request.get('/healthz/ready').expect(200);
  });

  it('When it has worked, then its metrics say so by route template', async () => {
    await test.open();
    const text = await test.service.metrics.registry.metrics();
    expect(text).toMatch(
      /http_request_duration_seconds_count{.*method="POST",route="\/api\/venues",status="201"/,
    );
    expect(text).toMatch(/outbox_depth{.*outbox="venues".*} \d/);
    expect(text).toContain('events_handled_total');
  });
});
