#include "ui/shell/job_thread.h"

#include <QtTest>
#include <atomic>
#include <thread>

#include "tests/temporary_folder.h"

namespace coincide {
namespace {

// A job of short steps that counts them.
class Counting : public Job {
public:
    Counting(std::shared_ptr<std::atomic<int>> steps, int most) : steps_(std::move(steps)), most_(most) { progress_.total = static_cast<std::uint64_t>(most); }
    bool step(const CancelToken&) override {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        progress_.done = static_cast<std::uint64_t>(++*steps_);
        if (*steps_ == failAt) throw Error(ErrorCode::DiskFull, "the disk is full", "Free some space");
        return *steps_ >= most_;
    }
    const Progress& progress() const override { return progress_; }
    int failAt = -1;

private:
    std::shared_ptr<std::atomic<int>> steps_;
    int most_;
    Progress progress_;
};

JobRequest counting(std::shared_ptr<std::atomic<int>> steps, int most, int failAt = -1) {
    JobRequest request;
    request.title = QStringLiteral("counting");
    request.make = [=](Project&) {
        auto job = std::make_unique<Counting>(steps, most);
        job->failAt = failAt;
        return job;
    };
    return request;
}

}  // namespace

class JobThreadTest : public QObject {
    Q_OBJECT
    TemporaryFolder folder_;
    int made_ = 0;
    void openIn(JobThread& jobs) {
        QSignalSpy opened(&jobs, &JobThread::opened);
        jobs.open(folder_.path() / ("p" + std::to_string(++made_) + ".coincide"), true, 1);
        QTRY_COMPARE(opened.count(), 1);
        QVERIFY(jobs.writable());
    }

private Q_SLOTS:
    void runsInOrder() {
        JobThread jobs;
        openIn(jobs);
        auto a = std::make_shared<std::atomic<int>>(0), b = std::make_shared<std::atomic<int>>(0);
        QSignalSpy finished(&jobs, &JobThread::finished);
        jobs.request(counting(a, 20));
        jobs.request(counting(b, 3));
        QTRY_COMPARE(finished.count(), 2);
        QCOMPARE(a->load(), 20);
        QCOMPARE(b->load(), 3);
        QVERIFY(jobs.idle());
    }

    void pausesAndGoesOn() {
        JobThread jobs;
        openIn(jobs);
        auto steps = std::make_shared<std::atomic<int>>(0);
        QSignalSpy finished(&jobs, &JobThread::finished);
        jobs.request(counting(steps, 60));
        QTRY_VERIFY(steps->load() > 3);
        jobs.pause();
        QCOMPARE(jobs.status().state, JobStatus::State::Pausing);
        QTRY_COMPARE(jobs.status().state, JobStatus::State::Paused);
        const int stood = steps->load();
        QTest::qWait(100);
        QCOMPARE(steps->load(), stood);
        jobs.resume();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(steps->load(), 60);
    }

    void cancelIsSeenAtOnce() {
        JobThread jobs;
        openIn(jobs);
        auto steps = std::make_shared<std::atomic<int>>(0);
        QSignalSpy cancelled(&jobs, &JobThread::cancelled);
        jobs.request(counting(steps, 100000));
        QTRY_VERIFY(steps->load() > 3);
        jobs.cancel();
        QCOMPARE(jobs.status().state, JobStatus::State::Stopping);
        QTRY_COMPARE_WITH_TIMEOUT(cancelled.count(), 1, 1000);
        QVERIFY(jobs.idle());
    }

    void cancelEndsAPause() {
        JobThread jobs;
        openIn(jobs);
        auto steps = std::make_shared<std::atomic<int>>(0);
        QSignalSpy cancelled(&jobs, &JobThread::cancelled);
        jobs.request(counting(steps, 100000));
        QTRY_VERIFY(steps->load() > 3);
        jobs.pause();
        QTRY_COMPARE(jobs.status().state, JobStatus::State::Paused);
        jobs.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(cancelled.count(), 1, 1000);
    }

    void failureIsTold() {
        JobThread jobs;
        openIn(jobs);
        auto steps = std::make_shared<std::atomic<int>>(0), after = std::make_shared<std::atomic<int>>(0);
        QString cause;
        connect(&jobs, &JobThread::failed, this, [&](const JobStatus&, const Error& error) { cause = QString::fromStdString(error.cause()); });
        jobs.request(counting(steps, 100, 5));
        jobs.request(counting(after, 2));
        QTRY_COMPARE(after->load(), 2);
        QTRY_COMPARE(cause, QStringLiteral("the disk is full"));
    }

    void secondWriterIsRefused() {
        JobThread first, second;
        openIn(first);
        bool busy = false;
        connect(&second, &JobThread::notOpened, this, [&](const Error& error) { busy = error.code() == ErrorCode::Busy; });
        second.open(folder_.path() / ("p" + std::to_string(made_) + ".coincide"), false, 1);
        QTRY_VERIFY(busy);
        bool closed = false;
        first.close([&] { closed = true; });
        QTRY_VERIFY(closed);
        QSignalSpy opened(&second, &JobThread::opened);
        second.open(folder_.path() / ("p" + std::to_string(made_) + ".coincide"), false, 1);
        QTRY_COMPARE(opened.count(), 1);
    }
};

}  // namespace coincide

QTEST_MAIN(coincide::JobThreadTest)
#include "job_thread_test.moc"
