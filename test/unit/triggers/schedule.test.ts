import { expect } from "chai";
import type { RunRequest } from "../../../src/jobs/request.js";
import { startSchedules } from "../../../src/triggers/index.js";

describe("startSchedules", () => {
  const schedules = [
    { job: "p.a", cron: "30 2 * * *", timezone: "Asia/Tokyo", dryRun: false, variables: { limit: 5 } },
    { job: "p.b", cron: "0 3 * * *", timezone: "UTC", dryRun: true, variables: {} },
  ];

  it("asks for a run with the schedule's variables and dry run", async () => {
    const asked: RunRequest[] = [];
    const tasks = startSchedules(schedules, (request) => Promise.resolve(asked.push(request)));
    for (const task of tasks) await task.execute();
    for (const task of tasks) await task.destroy();
    expect(asked).to.deep.equal([
      { job: "p.a", variables: { limit: 5 }, dryRun: false, memory: false, trigger: "schedule" },
      { job: "p.b", variables: {}, dryRun: true, memory: false, trigger: "schedule" },
    ]);
  });

  it("fires by the clock of its time zone", async () => {
    const [tokyo, utc] = startSchedules(schedules, () => Promise.resolve());
    expect(tokyo?.getNextRun()?.toISOString()).to.match(/T17:30:00/);
    expect(utc?.getNextRun()?.toISOString()).to.match(/T03:00:00/);
    await tokyo?.destroy();
    await utc?.destroy();
  });
});
