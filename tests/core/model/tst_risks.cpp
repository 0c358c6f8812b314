// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/risks.h"
#include "tests/core/model/small_design.h"

#include <QTest>

using namespace breakwater;
using namespace breakwater::test;

class TestRisks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAcceptedRiskHasAnOwnerAReasonAndADay();
    void withoutOneOfThemItIsRefusedInOneSentence_data();
    void withoutOneOfThemItIsRefusedInOneSentence();
    void anAttestationNeedsNoDay();
    void whatWasSaidLaterReplacesWhatWasSaidBefore();
    void theOrderOfSubjectsDoesNotMatter();
    void reopeningTakesBackWhatWasSaid();
    void whatNobodySaidCannotBeTakenBack();
    void noStampIsTouched();
};

namespace {

const RuleId kRule{"REG-001"};
const RoleId kOwner{"role-cio"};

Topology design()
{
    Topology topology;
    Role role;
    role.id = kOwner;
    role.title = "CIO";
    topology.roles = std::make_shared<const std::vector<Role>>(std::vector<Role>{role});
    topology.stamps = smallDesign().stamps;
    return topology;
}

Result<Topology> accepted(const Topology &topology, const char *reason = "Too rare",
                          const char *day = "2027-03-31")
{
    return acceptRisk(kRule, {"b", "a"}, kOwner, reason, day)(topology);
}

} // namespace

void TestRisks::anAcceptedRiskHasAnOwnerAReasonAndADay()
{
    const Result<Topology> changed = accepted(design());
    QVERIFY(changed);
    const std::vector<AcceptedRisk> &risks = changed->agreements->acceptedRisks;
    QCOMPARE(risks.size(), std::size_t(1));
    QCOMPARE(risks[0].rule, kRule);
    QCOMPARE(risks[0].subjects, (std::vector<std::string>{"a", "b"}));
    QCOMPARE(*risks[0].kind, std::string("accepted"));
    QCOMPARE(*risks[0].owner, kOwner);
    QCOMPARE(*risks[0].reason, std::string("Too rare"));
    QCOMPARE(*risks[0].reviewOn, std::string("2027-03-31"));
}

void TestRisks::withoutOneOfThemItIsRefusedInOneSentence_data()
{
    QTest::addColumn<QString>("owner");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("day");
    QTest::addColumn<QString>("says");
    QTest::newRow("an owner who is nobody") << "role-x"
                                            << "Too rare"
                                            << "2027-03-31"
                                            << "no role 'role-x'";
    QTest::newRow("no reason") << "role-cio"
                               << " \n"
                               << "2027-03-31"
                               << "Say why";
    QTest::newRow("no day") << "role-cio"
                            << "Too rare"
                            << " "
                            << "Say when";
    QTest::newRow("a day that is none") << "role-cio"
                                        << "Too rare"
                                        << "2027-02-30"
                                        << "'2027-02-30' is no day";
}

void TestRisks::withoutOneOfThemItIsRefusedInOneSentence()
{
    QFETCH(QString, owner);
    QFETCH(QString, reason);
    QFETCH(QString, day);
    QFETCH(QString, says);
    const Result<Topology> changed = acceptRisk(kRule, {"a"}, RoleId{owner.toStdString()},
                                                reason.toStdString(), day.toStdString())(design());
    QVERIFY(!changed);
    QCOMPARE(changed.error().code, Error::Code::Impossible);
    QVERIFY2(changed.error().text().find(says.toStdString()) != std::string::npos,
             changed.error().text().c_str());
    QVERIFY(!acceptRisk(kRule, {}, kOwner, "Too rare", "2027-03-31")(design()));
}

void TestRisks::anAttestationNeedsNoDay()
{
    const Result<Topology> changed =
        attest(kRule, {"a"}, kOwner, "A second circuit by another carrier")(design());
    QVERIFY(changed);
    const AcceptedRisk &risk = changed->agreements->acceptedRisks.front();
    QCOMPARE(*risk.kind, std::string("solved-otherwise"));
    QVERIFY(!risk.reviewOn);
    QVERIFY(!attest(kRule, {"a"}, kOwner, "")(design()));
    QVERIFY(!attest(kRule, {"a"}, kOwner, "Solved", "soon")(design()));
}

void TestRisks::whatWasSaidLaterReplacesWhatWasSaidBefore()
{
    const Result<Topology> twice = accepted(*accepted(design()), "The board decided", "2028-01-01");
    QVERIFY(twice);
    QCOMPARE(twice->agreements->acceptedRisks.size(), std::size_t(1));
    QCOMPARE(*twice->agreements->acceptedRisks.front().reason, std::string("The board decided"));
}

void TestRisks::theOrderOfSubjectsDoesNotMatter()
{
    const Result<Topology> open = reopen(kRule, {"a", "b"})(*accepted(design()));
    QVERIFY(open);
    QVERIFY(open->agreements->acceptedRisks.empty());
}

void TestRisks::reopeningTakesBackWhatWasSaid()
{
    const Topology before = design();
    const Result<Topology> after = reopen(kRule, {"b", "a"})(*accepted(before));
    QVERIFY(after);
    QCOMPARE(*after->agreements, *before.agreements);
}

void TestRisks::whatNobodySaidCannotBeTakenBack()
{
    QVERIFY(!reopen(kRule, {"a"})(*accepted(design()))); // it was on both
    QVERIFY(!reopen(RuleId{"REG-003"}, {"a", "b"})(*accepted(design())));
}

void TestRisks::noStampIsTouched()
{
    const Topology before = design();
    const Result<Topology> after = accepted(before);
    QCOMPARE(after->stamps.front(), before.stamps.front()); // the very same
}

QTEST_GUILESS_MAIN(TestRisks)
#include "tst_risks.moc"
