// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/storage/design_cases.h"

#include <QTemporaryDir>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace breakwater;
using namespace breakwater::test;

namespace fs = std::filesystem;

namespace {

/// No file of this process may become longer than this while it lives: a full disk that needs no disk.
class NoRoom {
public:
    explicit NoRoom(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        m_signal = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    NoRoom(const NoRoom &) = delete;
    NoRoom &operator=(const NoRoom &) = delete;
    ~NoRoom()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_signal);
    }

private:
    rlimit m_before{};
    void (*m_signal)(int) = nullptr;
};

/// Runs `action` as another process and returns its exit code; it must not use Qt Test.
template <typename Action>
int inAnotherProcess(Action action)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(action());
    int status = -1;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

mode_t modeOf(const fs::path &file)
{
    struct stat status { };
    return ::stat(file.c_str(), &status) == 0 ? status.st_mode & 07777U : 0;
}

std::size_t entriesIn(const fs::path &folder)
{
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

Topology contoso()
{
    return read(bytesOf(caseFolder("design/good") / "contoso-web.breakwater"))->topology;
}

} // namespace

/// Files on disk: saved whole or not at all, and locked while somebody edits.
class TestFiles : public QObject {
    Q_OBJECT
private slots:
    void init();
    void saysWhatIsWrongWithAPlaceThatIsNoDesign();
    void savesAndOpensWithoutAChange();
    void savesUnderItsOwnVersion();
    void keepsTheModeOfTheFile();
    void givesANewFileWhatTheMaskLeaves();
    void followsASymbolicLink();
    void followsASymbolicLinkToAFileThatIsYetToBe();
    void keepsTheOldFileWhenThereIsNoRoom();
    void refusesPlacesThatCannotBeWritten();
    void refusesToSaveWhatItCouldNotOpen();
    void locksADesignForOneHolder();
    void letsTheLockGoWithItsHolder();
    void takesOverTheLockOfADeadHolder();
    void hasOneLockForTwoNamesOfAFile();
    void handsALockOn();
    void isLockedByAnotherProcess();

private:
    fs::path folder() const { return fs::path(m_folder->path().toStdString()); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestFiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestFiles::saysWhatIsWrongWithAPlaceThatIsNoDesign()
{
    const Catalog &catalog = *builtinCatalog();
    const auto sentence = [&](const fs::path &file) {
        const Result<OpenedDesign> opened = openDesign(file, catalog);
        return opened ? std::string("opened") : opened.error().sentence;
    };
    QCOMPARE(sentence(folder()), std::string("The file cannot be read: it is a folder."));
    QCOMPARE(sentence(folder() / "nowhere.breakwater"),
             std::string("The file cannot be read: there is no such file or folder."));
    QCOMPARE(sentence("/dev/null"), std::string("The file cannot be read: it is a device, not a file."));
    std::ofstream(folder() / "empty.breakwater").close();
    QCOMPARE(sentence(folder() / "empty.breakwater"), std::string("The file is empty."));
    QCOMPARE(sentence(folder() / "empty.breakwater" / "below"),
             std::string("The file cannot be read: a part of the path is a file, not a folder."));
    fs::create_symlink("round", folder() / "round");
    QCOMPARE(sentence(folder() / "round"),
             std::string("The file cannot be read: its symbolic links run in a circle."));
    QCOMPARE(openDesign(folder(), catalog).error().code, Error::Code::Unreadable);
    QCOMPARE(openDesign(folder(), catalog).error().place, folder().string());
    if (::geteuid() != 0) { // nothing is unreadable for root
        fs::permissions(folder() / "empty.breakwater", fs::perms::none);
        QCOMPARE(sentence(folder() / "empty.breakwater"),
                 std::string("The file cannot be read: you have no permission."));
    }
}

void TestFiles::savesAndOpensWithoutAChange()
{
    const fs::path file = folder() / "shop.breakwater";
    QVERIFY(saveDesign(contoso(), file).has_value());
    const std::string first = bytesOf(file);
    const Result<OpenedDesign> opened = openDesign(file, *builtinCatalog());
    QVERIFY(opened.has_value());
    QVERIFY(saveDesign(opened->topology, file).has_value());
    QCOMPARE(bytesOf(file), first);
    QCOMPARE(first, bytesOf(caseFolder("design/good") / "contoso-web.breakwater"));
    QCOMPARE(entriesIn(folder()), std::size_t{1});
}

void TestFiles::savesUnderItsOwnVersion()
{
    Topology design = contoso();
    design.writer = "0.0.1";
    QVERIFY(saveDesign(design, folder() / "a").has_value());
    QCOMPARE(openDesign(folder() / "a", *builtinCatalog())->topology.writer, std::string(BREAKWATER_VERSION));
}

void TestFiles::keepsTheModeOfTheFile()
{
    const fs::path file = folder() / "a";
    QVERIFY(saveFile("one", file).has_value());
    ::chmod(file.c_str(), 0640);
    QVERIFY(saveFile("two", file).has_value());
    QCOMPARE(modeOf(file), mode_t{0640});
    QCOMPARE(bytesOf(file), std::string("two"));
}

void TestFiles::givesANewFileWhatTheMaskLeaves()
{
    const mode_t before = ::umask(027);
    const bool saved = saveFile("one", folder() / "a").has_value();
    ::umask(before);
    QVERIFY(saved);
    QCOMPARE(modeOf(folder() / "a"), mode_t{0640});
}

void TestFiles::followsASymbolicLink()
{
    fs::create_directory(folder() / "real");
    QVERIFY(saveFile("one", folder() / "real" / "a").has_value());
    fs::create_symlink("real/a", folder() / "link");
    fs::create_symlink(folder() / "link", folder() / "again");
    QVERIFY(saveFile("two", folder() / "again").has_value());
    QVERIFY(fs::is_symlink(folder() / "again"));
    QVERIFY(fs::is_symlink(folder() / "link"));
    QCOMPARE(bytesOf(folder() / "real" / "a"), std::string("two"));
}

void TestFiles::followsASymbolicLinkToAFileThatIsYetToBe()
{
    fs::create_symlink("later", folder() / "link");
    QVERIFY(saveFile("one", folder() / "link").has_value());
    QVERIFY(fs::is_symlink(folder() / "link"));
    QCOMPARE(bytesOf(folder() / "later"), std::string("one"));
}

void TestFiles::keepsTheOldFileWhenThereIsNoRoom()
{
    const fs::path file = folder() / "a";
    QVERIFY(saveFile("what was there before", file).has_value());
    Result<Done> saved = Done{};
    {
        const NoRoom noRoom(1000);
        saved = saveFile(std::string(5000, 'x'), file);
    }
    QVERIFY(!saved.has_value());
    QCOMPARE(saved.error().code, Error::Code::Unwritable);
    QCOMPARE(saved.error().sentence,
             std::string("The file cannot be written: the file would become larger than allowed; what was "
                         "there before is unchanged."));
    QCOMPARE(saved.error().place, file.string());
    QCOMPARE(bytesOf(file), std::string("what was there before"));
    QCOMPARE(entriesIn(folder()), std::size_t{1});
}

void TestFiles::refusesPlacesThatCannotBeWritten()
{
    const auto error = [](const fs::path &file) {
        const Result<Done> saved = saveFile("x", file);
        return saved ? Error{Error::Code::Usage, "saved", ""} : saved.error();
    };
    QCOMPARE(error(folder()).code, Error::Code::Unwritable);
    QCOMPARE(error(folder()).sentence,
             std::string("The file cannot be written: it is a folder; what was there before is unchanged."));
    QCOMPARE(error(folder() / "no" / "a").sentence,
             std::string("The file cannot be written: there is no such file or folder; what was there before "
                         "is unchanged."));
    QCOMPARE(error("/dev/full").code, Error::Code::Unwritable);
    QCOMPARE(error("/proc/breakwater").code, Error::Code::Unwritable);
    QCOMPARE(error(folder() / std::string(300, 'n')).code, Error::Code::Unwritable);
    QCOMPARE(entriesIn(folder()), std::size_t{0});
}

void TestFiles::refusesToSaveWhatItCouldNotOpen()
{
    const fs::path file = folder() / "a";
    QVERIFY(saveDesign(contoso(), file).has_value());
    const std::string before = bytesOf(file);
    Topology broken = contoso();
    Stamp stamp = *broken.stamps.front();
    stamp.services.front().zones = std::vector<int>{7};
    broken.stamps.front() = std::make_shared<const Stamp>(stamp);
    const Result<Done> saved = saveDesign(broken, file);
    QVERIFY(!saved.has_value());
    QCOMPARE(saved.error().code, Error::Code::Impossible);
    QVERIFY2(saved.error().sentence.find("/stamps/0/services/0/zones/0") != std::string::npos,
             saved.error().sentence.c_str());
    QCOMPARE(bytesOf(file), before);
}

void TestFiles::locksADesignForOneHolder()
{
    const fs::path file = folder() / "shop.breakwater";
    QVERIFY(!DesignLock::holderOf(file));
    const Result<DesignLock> first = DesignLock::take(file, "Ada\nLovelace");
    QVERIFY2(first.has_value(), first ? "" : first.error().text().c_str());
    QVERIFY(fs::exists(folder() / ".shop.breakwater.lock"));
    QCOMPARE(bytesOf(folder() / ".shop.breakwater.lock"), "Ada\n" + std::to_string(::getpid()) + "\n");
    const Result<DesignLock> second = DesignLock::take(file, "Grace");
    QVERIFY(!second.has_value());
    QCOMPARE(second.error().sentence, std::string("Ada has this design open."));
    QCOMPARE(DesignLock::holderOf(file).value_or("nobody"), std::string("Ada"));
    QVERIFY(!DesignLock::take(folder() / "no" / "a", "Ada").has_value());
}

void TestFiles::letsTheLockGoWithItsHolder()
{
    const fs::path file = folder() / "a";
    {
        const Result<DesignLock> lock = DesignLock::take(file, "Ada");
        QVERIFY(lock.has_value());
    }
    QVERIFY(!DesignLock::holderOf(file));
    QCOMPARE(entriesIn(folder()), std::size_t{0});
    QVERIFY(DesignLock::take(file, "Grace").has_value());
}

void TestFiles::takesOverTheLockOfADeadHolder()
{
    const fs::path file = folder() / "a";
    // Dies without letting go, as in a crash.
    QCOMPARE(inAnotherProcess([&file] {
                 Result<DesignLock> lock = DesignLock::take(file, "Ada");
                 return lock && ::kill(::getpid(), SIGKILL) == 0 ? 0 : 1;
             }),
             -1);
    QVERIFY(fs::exists(folder() / ".a.lock"));
    QVERIFY(!DesignLock::holderOf(file));
    const Result<DesignLock> lock = DesignLock::take(file, "Grace");
    QVERIFY(lock.has_value());
    QCOMPARE(DesignLock::holderOf(file).value_or("nobody"), std::string("Grace"));
}

void TestFiles::hasOneLockForTwoNamesOfAFile()
{
    QVERIFY(saveFile("x", folder() / "a").has_value());
    fs::create_symlink("a", folder() / "b");
    const Result<DesignLock> lock = DesignLock::take(folder() / "a", "Ada");
    QVERIFY(lock.has_value());
    QVERIFY(!DesignLock::take(folder() / "b", "Grace").has_value());
}

void TestFiles::handsALockOn()
{
    const fs::path file = folder() / "a";
    std::optional<DesignLock> kept;
    {
        Result<DesignLock> lock = DesignLock::take(file, "Ada");
        QVERIFY(lock.has_value());
        kept.emplace(*std::move(lock));
    }
    QCOMPARE(DesignLock::holderOf(file).value_or("nobody"), std::string("Ada"));
    kept.reset();
    QVERIFY(!DesignLock::holderOf(file));
}

void TestFiles::isLockedByAnotherProcess()
{
    const fs::path file = folder() / "a";
    const Result<DesignLock> lock = DesignLock::take(file, "Ada");
    QVERIFY(lock.has_value());
    QCOMPARE(inAnotherProcess([&file] {
                 return DesignLock::holderOf(file) == "Ada" && !DesignLock::take(file, "Grace") ? 7 : 1;
             }),
             7);
    QVERIFY(fs::exists(folder() / ".a.lock"));
}

QTEST_APPLESS_MAIN(TestFiles)
#include "tst_files.moc"
