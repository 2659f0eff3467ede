namespace Launchpoints.Benchmarks.Relevance;

/// <summary>What a model reached in one split. Sums, so that splits and threads can be added up.</summary>
internal sealed class SplitFigures(int riskLevels)
{
    private readonly double[] _ndcgOfLevel = new double[riskLevels];
    private readonly int[] _customersOfLevel = new int[riskLevels];
    private double _ndcg;
    private int _customers;
    private double _newNdcg;
    private double _newRecall;
    private int _new;

    /// <summary>Mean nDCG@10 of the customers that training knows.</summary>
    public double Ndcg => _ndcg / _customers;

    /// <summary>Mean nDCG@10 of the customers that training does not know.</summary>
    public double NewNdcg => _newNdcg / _new;

    /// <summary>Mean Recall@10 of the customers that training does not know.</summary>
    public double NewRecall => _newRecall / _new;

    public void Known(double ndcg, int riskLevel)
    {
        _ndcg += ndcg;
        _customers++;
        if (riskLevel >= 0)
        {
            _ndcgOfLevel[riskLevel] += ndcg;
            _customersOfLevel[riskLevel]++;
        }
    }

    public void New(double ndcg, double recall)
    {
        _newNdcg += ndcg;
        _newRecall += recall;
        _new++;
    }

    /// <summary>The mean over all customers of a level in all splits, and how many they are.</summary>
    public static (double Ndcg, int Customers) OfLevel(IReadOnlyCollection<SplitFigures> splits, int level)
    {
        int customers = splits.Sum(s => s._customersOfLevel[level]);
        return (splits.Sum(s => s._ndcgOfLevel[level]) / customers, customers);
    }
}
